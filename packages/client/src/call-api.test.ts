import { isPassing, type SyncApiError } from './errors.ts';
import { clientOver, inTurn } from './testing/client-over.ts';
import { makeView } from './testing/make-view.ts';
import type { Scripted, Seen } from './testing/scripted-api.ts';

const OK: Scripted = { body: makeView() };
const problem = (status: number, code: string, more: object = {}): Scripted => ({
  status,
  body: {
    type: `urn:syncwell:problem:${code}`,
    title: 'A title',
    status,
    detail: 'Why.',
    traceId: 't',
    ...more,
  },
});
const times = (seen: readonly Seen[]) => seen.map(({ atMs }) => atMs / 1_000);

describe('a call that fails', () => {
  it('is tried three times, half a second and a second later', async () => {
    const { client, seen, run } = clientOver(inTurn({ fails: true }, { status: 503, body: {} }, OK));
    await run(client.pause('orch-1'));
    expect(times(seen)).toEqual([0, 0.5, 1.5]);
  });

  it('is given up after the third try', async () => {
    const { client, seen, run } = clientOver(() => ({ fails: true }));
    await expect(run(client.list())).rejects.toMatchObject({ name: 'NoAnswerError' });
    expect(seen).toHaveLength(3);
  });

  it('is tried as often as its caller says', async () => {
    const { client, seen, run } = clientOver(() => ({ fails: true }));
    await expect(run(client.list({ tries: 1 }))).rejects.toMatchObject({ code: 'NO_ANSWER' });
    expect(seen).toHaveLength(1);
  });

  it('waits as long as the API asks for', async () => {
    const busy: Scripted = { ...problem(503, 'temporarily-unavailable'), headers: { 'retry-after': '5' } };
    const { client, seen, run } = clientOver(inTurn(busy, OK));
    await run(client.resume('orch-1'));
    expect(times(seen)).toEqual([0, 5]);
  });

  it('is not tried again when that would take too long', async () => {
    const tooMany: Scripted = { status: 429, headers: { 'retry-after': '3600' }, body: {} };
    const { client, seen, run } = clientOver(() => tooMany);
    await expect(run(client.resume('orch-1'))).rejects.toMatchObject({ retryAfterMs: 3_600_000 });
    expect(seen).toHaveLength(1);
  });

  it('is not tried again when the API refuses it', async () => {
    const { client, seen, run } = clientOver(() =>
      problem(409, 'illegal-state', { currentStatus: 'COMPLETED' }),
    );
    await expect(run(client.pause('orch-1'))).rejects.toMatchObject({ reason: 'illegal-state' });
    expect(seen).toHaveLength(1);
  });

  it('ends with the reason of its signal, also between two tries', async () => {
    const { client, seen, timer, run } = clientOver(() => ({ fails: true }));
    const leaving = new AbortController();
    timer.after(700, () => leaving.abort('gone'));
    await expect(run(client.list({ signal: leaving.signal }))).rejects.toBe('gone');
    expect(seen).toHaveLength(2);
    expect(timer.pending()).toBe(0);
  });
});

describe('SyncApiError', () => {
  const refusalOf = async (answer: Scripted) => {
    const { client, run } = clientOver(() => answer);
    const error = await run(client.list({ tries: 1, cursor: 'secret' }).catch((caught: unknown) => caught));
    return error as SyncApiError;
  };

  it('says what was refused and why, with the whole problem', async () => {
    const errors = [{ pointer: '/startDate', detail: 'Expected a date' }];
    const error = await refusalOf({
      ...problem(400, 'invalid-request', { errors }),
      headers: { location: '/orchestrations/orch-9/status' },
    });
    expect(error).toMatchObject({
      name: 'SyncApiError',
      code: 'API_REFUSED',
      message: 'GET /orchestrations answered 400 (A title: Why.)',
      httpStatus: 400,
      reason: 'invalid-request',
      problem: { errors, traceId: 't' },
      location: '/orchestrations/orch-9/status',
      retryAfterMs: undefined,
    });
    expect(error).toBeInstanceOf(Error);
  });

  it.each<[string, Scripted]>([
    ['the gateway', { status: 403, body: { message: 'Forbidden' } }],
    ['something without JSON', { status: 403, body: '<html>' }],
    ['something with other JSON', { status: 403, body: '"no"' }],
  ])('has no reason when %s refuses', async (_, answer) => {
    const error = await refusalOf(answer);
    expect(error).toMatchObject({ httpStatus: 403, message: 'GET /orchestrations answered 403' });
    expect([error.reason, error.problem]).toEqual([undefined, undefined]);
  });

  it.each([
    [500, true],
    [503, true],
    [429, true],
    [400, false],
    [401, false],
    [404, false],
    [409, false],
  ])('may pass when it is %i: %s', async (status, passes) => {
    expect(isPassing(await refusalOf({ status, body: {} }))).toBe(passes);
  });
});

describe('UnexpectedAnswerError', () => {
  it('says what came in place of the API', async () => {
    const { client, run } = clientOver(() => ({ body: '<html>' }));
    await expect(run(client.list({ tries: 1 }))).rejects.toMatchObject({
      code: 'UNEXPECTED_ANSWER',
      message: 'Expected a JSON object as the answer to GET /orchestrations, got 200 with something else',
    });
  });
});

describe('the token', () => {
  const REFUSED: Scripted = { status: 401, body: { message: 'Unauthorized' } };
  const tokensOf = (seen: readonly Seen[]) => seen.map(({ headers }) => headers['authorization']);

  it('is asked for at each request', async () => {
    let asked = 0;
    const { client, seen, run } = clientOver(() => OK, { token: () => `token-${(asked += 1)}` });
    await run(client.pause('orch-1'));
    await run(client.resume('orch-1'));
    expect(tokensOf(seen)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('is asked for once more when the API refuses it', async () => {
    const token = (refused?: string) => Promise.resolve(refused === 'old' ? 'new' : 'old');
    const { client, seen, run } = clientOver(inTurn(REFUSED, OK), { token });
    await run(client.pause('orch-1'));
    expect(tokensOf(seen)).toEqual(['Bearer old', 'Bearer new']);
  });

  it.each([
    ['the new one is refused too', (refused?: string) => (refused === undefined ? 'old' : 'new'), 2],
    ['there is no other', () => 'old', 1],
    ['it is a text', 'old', 1],
  ] as const)('ends the call when %s', async (_, token, requests) => {
    const { client, seen, run } = clientOver(() => REFUSED, { token });
    await expect(run(client.pause('orch-1'))).rejects.toMatchObject({ httpStatus: 401 });
    expect(seen).toHaveLength(requests);
  });

  it('that cannot be had is the caller’s own error', async () => {
    const signedOut = new Error('signed out');
    const { client, seen, run } = clientOver(() => OK, { token: () => Promise.reject(signedOut) });
    await expect(run(client.pause('orch-1'))).rejects.toBe(signedOut);
    expect(seen).toEqual([]);
  });
});
