import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { startScheduler } from '../scheduler/start-scheduler.ts';
import type { Endings } from './endings.ts';
import type { OpenServices } from './open-services.ts';

/** The sweep interval of the quick stage. */
const DEFAULT_INTERVAL_MS = 1_000;

export interface ScheduleOptions {
  readonly intervalMs: number | undefined;
  readonly report: (line: string) => void;
}

/** The scheduler on this machine's clock: a round every interval, none while the services are down. */
export function openSchedules(
  { stack: { schedules }, invoke, gate, process }: OpenServices,
  { intervalMs = DEFAULT_INTERVAL_MS, report }: ScheduleOptions,
  endings: Endings,
): void {
  const scheduler = startScheduler({
    schedules,
    invoke,
    report,
    now: () => new Date(),
    newId: randomUUID,
    nextRound: async (signal) => {
      await setTimeout(intervalMs, undefined, { signal });
      await gate.whenOpen(signal);
    },
  });
  endings.add(async () => {
    const stopped = scheduler.stop();
    await process.stop(); // ends the call that is under way
    await stopped;
  });
}
