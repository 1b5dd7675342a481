import { isRetryable } from '@syncwell/core/domain/errors';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { sweepRecord } from '@syncwell/orchestrator/sweep-record';

import type { SdkWorld } from './sdk-world.ts';

const INTERVAL_MS = 20_000;
const LIMIT = 10;

/** The real sweep of every record that is due, every 20 s until the world is over. */
export async function runSweeper(world: SdkWorld): Promise<void> {
  const { clock, timing, oracle } = world;
  const connection = world.connect();
  const events = { publish: () => Promise.resolve() };
  while (!world.isOver) {
    const logger = createMemoryLogger();
    try {
      const due = await connection.store.readDue({ shard: 0, now: clock.now(), limit: LIMIT });
      for (const id of due) await sweepRecord({ ...connection, clock, timing, logger, events }, id);
    } catch (error) {
      if (!isRetryable(error)) world.giveUp(`the sweeper met ${String(error)}`);
    }
    for (const { event } of logger.lines) if (event === 'invariant.violated') oracle.violate(event);
    await clock.sleep(INTERVAL_MS);
  }
}
