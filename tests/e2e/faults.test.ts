import type { StatusView } from '../../packages/client/src/index.ts';
import { runForJson, startNode, type NodeRun } from './run-node.ts';

interface HostileQueue {
  readonly view: StatusView;
  readonly missingMonths: readonly string[];
  readonly doubled: readonly string[];
}

/** With this seed the services are killed first and then, soon after, the pump. */
const TWO_KILLS = ['packages/local/src/chaos/main.ts', '--kills', '2', '--months', '12', '--seed', '19'];
/** Both mostly wait, so they run at the same time. */
const BOTH_MS = 240_000;

describe('a sync in which much goes wrong', () => {
  let chaos: NodeRun;
  let hostile: HostileQueue;

  beforeAll(async () => {
    [chaos, hostile] = await Promise.all([
      startNode(TWO_KILLS).ended,
      runForJson<HostileQueue>(['tests/e2e/hostile-queue.scenario.ts']),
    ]);
  }, BOTH_MS);

  it('ends COMPLETED with nothing doubled when services and pump are killed in the middle', () => {
    expect(chaos.stderr).toBe('');
    expect(chaos.stdout).toMatch(/kill 1 of 2: services at \d+ % .*\n(.*\n)*? +kill 2 of 2: pump at \d+ %/);
    expect(chaos.stdout).toMatch(
      /\nsyncs \d, kills 2, completed \d, workouts \d{2,}, missing 0, doubled 0\n$/,
    );
    expect(chaos.code).toBe(0);
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
