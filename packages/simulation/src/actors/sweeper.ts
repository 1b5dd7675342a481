import { createHandler as createOnSweep } from '@syncwell/orchestrator/handlers/on-sweep';

import type { World } from '../world/world.ts';
import type { Environments } from './environments.ts';

const MINUTE_MS = 60_000;
const SWEEP_TIMEOUT_MS = 55_000;
const SWEEPER = 'sweeper';

/** The schedule: a sweep in every minute in which some record is due. Minutes without one are passed over. */
export function startSweeper(world: World, environments: Environments): { nudge(): void } {
  let plannedAt = Number.POSITIVE_INFINITY;
  const nudge = () => {
    const due = earliestWake(world);
    if (due === undefined) return;
    const at = nextMinute(Math.max(due, world.scheduler.now()));
    if (at >= plannedAt) return;
    plannedAt = at;
    world.scheduler.after(at - world.scheduler.now(), () => {
      if (plannedAt !== at) return;
      plannedAt = Number.POSITIVE_INFINITY;
      sweep(world, environments);
      world.scheduler.after(MINUTE_MS - 1, nudge);
    });
  };
  return { nudge };
}

function sweep(world: World, environments: Environments): void {
  const environment = environments.take(SWEEPER);
  const process = world.newProcess('onSweep', () => world.note('onSweep is gone'));
  environment.process = process;
  world.scheduler.after(SWEEP_TIMEOUT_MS, () => process.kill());
  const context = { getRemainingTimeInMillis: () => SWEEP_TIMEOUT_MS };
  const done = createOnSweep(() => environment.dependencies)({}, context);
  // A sweep that throws is over: the next minute comes.
  void done
    .catch(() => undefined)
    .then(() => {
      if (!process.isAlive) return;
      process.end();
      environments.giveBack(SWEEPER, environment);
    });
}

function earliestWake({ items }: World): number | undefined {
  const wakes = [...items.values()].flatMap(({ wakeAt }) =>
    typeof wakeAt === 'string' ? [Date.parse(wakeAt)] : [],
  );
  return wakes.length === 0 ? undefined : Math.min(...wakes);
}

function nextMinute(at: number): number {
  return Math.ceil((at + 1) / MINUTE_MS) * MINUTE_MS;
}
