import { runForJson } from './run-node.ts';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface OwnData {
  readonly disconnected: readonly Answer[];
  readonly without: readonly string[];
  readonly connected: readonly Answer[];
  readonly withBoth: readonly string[];
  readonly status: string;
  readonly before: Readonly<Record<string, number>>;
  readonly erased: Answer;
  readonly after: Readonly<Record<string, number>>;
  readonly refused: Answer;
  readonly swept: Readonly<Record<string, number>>;
}

describe('a user and their own data, over HTTP', () => {
  let played: OwnData;

  beforeAll(async () => {
    played = await runForJson<OwnData>(['tests/e2e/own-data.scenario.ts']);
  }, 180_000);

  it('disconnects: consents are revoked and forgotten', () => {
    expect(played.disconnected).toMatchObject([
      { status: 200, body: { provider: 'fitbit', revocation: 'REVOKED' } },
      { status: 200, body: { provider: 'strava', revocation: 'REVOKED' } },
    ]);
    expect(played.without).toEqual(['NOT_CONNECTED', 'NOT_CONNECTED']);
  });

  it('connects by consent at the provider, and syncs with what came of it', () => {
    expect(played.connected.map(({ status }) => status)).toEqual([200, 200]);
    expect([played.withBoth, played.status]).toEqual([['CONNECTED', 'CONNECTED'], 'COMPLETED']);
  });

  it('is erased: at once, but for the note that keeps new syncs away', () => {
    expect(played.before).toEqual({
      OrchestrationTable: 2,
      ConnectionTable: 2,
      LedgerTable: expect.any(Number) as number,
    });
    expect(played.before['LedgerTable']).toBeGreaterThan(0);
    expect(played.erased).toMatchObject({ status: 202, body: { status: 'ERASING' } });
    expect(played.after).toEqual({ OrchestrationTable: 1, ConnectionTable: 0, LedgerTable: 0 });
    expect(played.refused).toMatchObject({
      status: 409,
      body: { type: 'urn:syncwell:problem:erasure-in-progress' },
    });
  });

  it('leaves nothing once the sweeper has looked for the last time', () => {
    expect(played.swept).toEqual({ OrchestrationTable: 0, ConnectionTable: 0, LedgerTable: 0 });
  });
});
