import type { EventName } from '@syncwell/core/lambda/logger';
import { deriveTiming } from '@syncwell/core/domain/timing';
import type { MemoryLogger } from '@syncwell/core/testing/memory-logger';

import { startedBench } from '../testing/started-bench.ts';

type Bench = Awaited<ReturnType<typeof startedBench>>;

const { stallSeconds } = deriveTiming({ workerTimeoutSeconds: 60, pace: 'production' });

const linesOf = ({ dependencies }: Bench, event: EventName) =>
  (dependencies.logger as MemoryLogger).lines
    .filter((line) => line.event === event)
    .map(({ details }) => details);

/** Settles every month, and lets the sweeper say so. */
async function finish(bench: Bench) {
  for (const index of [0, 1, 2]) await bench.complete(index);
  for (const _look of ['the end', 'its event']) await bench.sweepWhenDue();
}

describe('a sync that came to its end', () => {
  it('tells how long it took since it was asked for, when its event is out', async () => {
    const bench = await startedBench();
    const { orchestrationId, read } = bench;
    const { createdAt = '' } = await read();
    await finish(bench);
    const { finishedAt = '' } = await read();
    const durationSeconds = (Date.parse(finishedAt) - Date.parse(createdAt)) / 1000;
    expect(durationSeconds).toBeGreaterThan(0);
    expect(linesOf(bench, 'orchestration.told')).toEqual([
      { orchestrationId, run: 1, status: 'COMPLETED', durationSeconds },
    ]);
  });

  it('tells no time when its user ended it', async () => {
    const bench = await startedBench();
    await bench.cancel(bench.orchestrationId);
    await bench.sweepWhenDue();
    expect(linesOf(bench, 'orchestration.told')).toEqual([
      { orchestrationId: bench.orchestrationId, run: 1, status: 'CANCELLED' },
    ]);
  });
});

describe('a sync that is stuck', () => {
  it('is counted each time that nothing moved for the whole patience', async () => {
    const bench = await startedBench();
    await bench.sweepWhenDue();
    expect(linesOf(bench, 'orchestration.stalled')).toEqual([]);
    await bench.sweepWhenDue();
    expect(linesOf(bench, 'orchestration.stalled')).toEqual([
      { orchestrationId: bench.orchestrationId, run: 1, delaySeconds: 2 * stallSeconds },
    ]);
  });

  it('is not one whose wait for a provider is over', async () => {
    const bench = await startedBench();
    const { claim, dependencies, orchestrationId, clock } = bench;
    await claim(0);
    const now = clock.now();
    const wakeAt = new Date(now.getTime() + 900_000);
    const waiting = { reason: 'RATE_LIMITED' as const, provider: 'strava', until: wakeAt.toISOString() };
    const hold = { chunkIndex: 0, run: 1, owner: 'worker', waiting, wakeAt, now };
    expect(await dependencies.store.park(orchestrationId, hold)).toBe('handed back');
    await bench.sweepWhenDue();
    expect([(await bench.read()).run, linesOf(bench, 'orchestration.stalled')]).toEqual([2, []]);
  });
});

describe('a sync that begins', () => {
  it('is joined to its user in one line, by a hash', async () => {
    const bench = await startedBench();
    const { orchestrationId } = bench;
    expect(linesOf(bench, 'orchestration.begun')).toEqual([
      {
        ...{ orchestrationId, run: 1, count: 3, userHash: 'hash of user-1' },
        ...{ source: 'fitbit', destination: 'strava' },
      },
    ]);
  });
});
