import { isRetryable } from '@syncwell/core/domain/errors';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { sweep } from '@syncwell/orchestrator/sweep';

import type { SdkWorld } from './sdk-world.ts';

const INTERVAL_MS = 20_000;
const TIMEOUT_MS = 55_000;

/** The real sweep of every record that is due, every 20 s until the world is over. */
export async function runSweeper(world: SdkWorld): Promise<void> {
  const { clock, timing, oracle } = world;
  const connection = world.connect();
  const events = { publish: () => Promise.resolve() };
  const eraseDue = (key: string) => Promise.reject(new Error(`Expected nobody to be erased, got ${key}`));
  const judge = (error: unknown) => {
    if (!isRetryable(error)) world.giveUp(`the sweeper met ${String(error)}`);
  };
  while (!world.isOver) {
    const logger = createMemoryLogger();
    try {
      const deadline = new Date(clock.now().getTime() + TIMEOUT_MS);
      await sweep({ ...connection, clock, timing, logger, events, eraseDue }, deadline);
    } catch (error) {
      judge(error);
    }
    for (const { event, details } of logger.lines) {
      if (event === 'invariant.violated') oracle.violate(event);
      if (details.error !== undefined) judge(details.error);
    }
    await clock.sleep(INTERVAL_MS);
  }
}
