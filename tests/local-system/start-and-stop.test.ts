import { runForJson } from '../e2e/run-node.ts';

interface StartAndStop {
  readonly answers: Record<string, { readonly status: number; readonly body: string }>;
  readonly stillAnswering: readonly string[];
}

const START_MS = 60_000;

describe('startLocalSystem', () => {
  let run: StartAndStop & { readonly exitCode: number | null };

  beforeAll(async () => {
    run = await runForJson<StartAndStop>(['tests/local-system/start-and-stop.scenario.ts']);
  }, START_MS);

  it('turns away callers as an HTTP API does', () => {
    const unauthorized = { status: 401, body: '{"message":"Unauthorized"}' };
    expect(run.answers).toMatchObject({
      missing: unauthorized,
      forged: unauthorized,
      spoofed: unauthorized,
      wrongScope: { status: 403, body: '{"message":"Forbidden"}' },
    });
  });

  it('lets a caller with the right token through to the function', () => {
    expect(run.answers['allowed']?.status).toBe(404);
    expect(run.answers['allowed']?.body).toContain('"status":404');
  });

  it('stops everything, as often as it is asked to, and leaves nothing that keeps the process', () => {
    expect(run.stillAnswering).toEqual([]);
    expect(run.exitCode).toBe(0);
  });
});
