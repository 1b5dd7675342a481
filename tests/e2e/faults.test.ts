import type { StatusView } from '../../packages/local/src/demo/status-view.ts';
import { runForJson } from './run-node.ts';

interface KilledServices {
  readonly view: StatusView;
  readonly atKill?: StatusView;
  readonly source: number;
  readonly counts: Record<string, number>;
  readonly doubled: readonly string[];
}

interface HostileQueue {
  readonly view: StatusView;
  readonly missingMonths: readonly string[];
  readonly doubled: readonly string[];
}

/** Both scenarios mostly wait, so they run at the same time. */
const BOTH_MS = 170_000;

describe('a sync in which much goes wrong', () => {
  let killed: KilledServices;
  let hostile: HostileQueue;

  beforeAll(async () => {
    [killed, hostile] = await Promise.all([
      runForJson<KilledServices>(['tests/e2e/killed-services.scenario.ts']),
      runForJson<HostileQueue>(['tests/e2e/hostile-queue.scenario.ts']),
    ]);
  }, BOTH_MS);

  it('ends COMPLETED with nothing doubled when the services are killed in the middle and come back', () => {
    expect(killed.atKill).toMatchObject({ status: 'IN_PROGRESS', totalChunks: 8 });
    expect(killed.view).toMatchObject({
      status: 'COMPLETED',
      outcome: 'COMPLETE',
      completedChunks: 8,
      failedChunks: 0,
    });
    expect(killed.doubled).toEqual([]);
    expect(killed.counts['missing']).toBe(0);
    expect(killed.source).toBeGreaterThan(40);
  });

  it('completes the other months and says which failed and why', () => {
    expect(hostile.view).toMatchObject({
      status: 'COMPLETED',
      outcome: 'PARTIAL',
      totalChunks: 6,
      completedChunks: 4,
      failedChunks: 2,
      failed: [
        {
          startDate: '2023-02-01',
          endDate: '2023-02-28',
          reason: 'PROVIDER_UNAVAILABLE',
          userAction: 'RETRY_LATER',
        },
        { startDate: '2023-04-01', endDate: '2023-04-30', reason: 'NEVER_STARTED', userAction: 'RETRY' },
      ],
    });
    expect(hostile.view.months).toMatch(/^[Ce]F[Ce]F[Ce][Ce]$/);
  });

  it('doubles nothing when every message comes twice, and loses only the failed months', () => {
    expect(hostile.doubled).toEqual([]);
    expect(hostile.missingMonths).toEqual(['2023-02', '2023-04']);
  });
});
