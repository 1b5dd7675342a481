import { BAD_REQUESTS } from './bad-requests.ts';
import { runForJson } from './run-node.ts';

interface Answer {
  readonly name: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: {
    readonly type?: string;
    readonly title?: string;
    readonly detail?: string;
    readonly status?: number;
    readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  };
}

interface BadInput {
  readonly answers: readonly Answer[];
  readonly before: object;
  readonly after: object;
  readonly quarantined: readonly string[];
}

const SCENARIO_MS = 60_000;

describe('bad input over HTTP and on the queue', () => {
  let result: BadInput;

  beforeAll(async () => {
    result = await runForJson<BadInput>(['tests/e2e/bad-input.scenario.ts']);
  }, SCENARIO_MS);

  it.each(BAD_REQUESTS)('refuses $name', ({ name, expected }) => {
    const answer = result.answers.find((candidate) => candidate.name === name);
    expect(answer).toMatchObject({ status: expected.status });
    if (expected.problem === undefined) return;
    expect(answer?.contentType).toMatch(/^application\/problem\+json/);
    expect(answer?.body).toMatchObject({
      type: `urn:syncwell:problem:${expected.problem}`,
      title: expect.stringMatching(/./) as string,
      detail: expect.stringMatching(/./) as string,
      status: expected.status,
    });
    const pointers = answer?.body.errors?.map(({ pointer }) => pointer);
    expect(pointers && [...new Set(pointers)]).toEqual(expected.pointers);
  });

  it('answers an id of somebody else as one that does not exist', () => {
    const bodyOf = (wanted: string) => {
      const { traceId: _traceId, ...body } = result.answers.find(({ name }) => name === wanted)?.body as {
        traceId?: string;
      };
      return body;
    };
    expect(bodyOf('status of somebody else')).toEqual(bodyOf('status of an unknown id'));
  });

  it('writes nothing and queues nothing', () => {
    expect(result.after).toEqual(result.before);
    expect(result.before).toMatchObject({ messages: 0 });
  });

  it('keeps messages that nobody can read in the quarantine queue', () => {
    expect(result.quarantined).toEqual(['not JSON', '{"v":999}']);
  });
});
