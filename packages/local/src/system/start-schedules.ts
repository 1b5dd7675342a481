import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Gate } from '../pump/gate.ts';
import type { Invoke } from '../pump/invocation.ts';
import { startScheduler, type Scheduler } from '../scheduler/start-scheduler.ts';
import type { FunctionSchedule } from '../stack/stack-report.ts';

export interface Schedules {
  readonly schedules: readonly FunctionSchedule[];
  readonly invoke: Invoke;
  readonly gate: Gate;
  readonly intervalMs: number;
  readonly report: (line: string) => void;
}

/** The scheduler on this machine's clock: a round every interval, none while the services are down. */
export function startSchedules({ schedules, invoke, gate, intervalMs, report }: Schedules): Scheduler {
  return startScheduler({
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
}
