import { runForJson } from './run-node.ts';

interface ErasedUser {
  readonly stayed: string;
  readonly inFlight: number;
  readonly itemsBefore: Readonly<Record<string, number>>;
  readonly left: { readonly status: number; readonly body: object };
  readonly statusAfter: number;
  readonly startedAgain: number;
  readonly leftOver: readonly object[];
  readonly bystander: { readonly lost: number; readonly status: number };
  readonly messages: Readonly<Record<string, number>>;
  readonly grewAfterwards: number;
  readonly revocations: readonly number[];
  readonly errors: readonly string[];
}

const SCENARIO_MS = 280_000;

describe('DELETE /me in the middle of a sync', () => {
  let result: ErasedUser;

  beforeAll(async () => {
    result = await runForJson<ErasedUser>(['tests/e2e/erased-user.scenario.ts']);
  }, SCENARIO_MS);

  it('finds the user at work', () => {
    expect(result.inFlight).toBeGreaterThan(0);
    const { OrchestrationTable: records = 0, LedgerTable: entries = 0 } = result.itemsBefore;
    expect(records).toBeGreaterThan(0);
    expect(entries).toBeGreaterThan(20);
    expect(result.itemsBefore['ConnectionTable']).toBe(2);
  });

  it('answers 202; from then on the sync is unknown and nothing new begins', () => {
    expect(result.left).toMatchObject({ status: 202, body: { status: 'ERASING' } });
    expect(result.statusAfter).toBe(404);
    expect(result.startedAgain).toBe(409);
  });

  it('leaves no record, route, ledger entry or connection, though months were being copied', () => {
    expect(result.leftOver).toEqual([]);
    expect(result.grewAfterwards).toBe(0);
  });

  it('takes the consents back at the provider', () => {
    expect(result.revocations).toEqual([200]);
  });

  it('ends every month at work without an error, a dead letter or a message in quarantine', () => {
    expect(result.errors).toEqual([]);
    expect(result.messages).toEqual({ ColdQueue: 0, ColdDeadLetterQueue: 0, QuarantineQueue: 0 });
  });

  it('touches nothing of another user', () => {
    expect(result.stayed).toBe('COMPLETED');
    expect(result.bystander).toEqual({ lost: 0, status: 200 });
  });
});
