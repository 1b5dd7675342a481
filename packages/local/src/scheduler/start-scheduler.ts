import type { Report } from '../pump/deliver.ts';
import type { Invoke } from '../pump/invocation.ts';
import type { FunctionSchedule } from '../stack/stack-report.ts';
import { toScheduledEvent } from './to-scheduled-event.ts';

export interface SchedulerOptions {
  readonly schedules: readonly FunctionSchedule[];
  readonly invoke: Invoke;
  /** Resolves when it is time for the next round; rejects when the signal is aborted. */
  readonly nextRound: (signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly report: Report;
}

export interface Scheduler {
  /** No call begins after this; resolves when the one in work has ended. */
  stop(): Promise<void>;
}

/** Calls each scheduled function once per round. A function that is slow delays its own next call, and only that. */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const ending = new AbortController();
  const loops = options.schedules.map((schedule) => callEachRound(schedule, options, ending.signal));
  return {
    stop: async () => {
      ending.abort();
      await Promise.all(loops);
    },
  };
}

async function callEachRound(
  schedule: FunctionSchedule,
  options: SchedulerOptions,
  signal: AbortSignal,
): Promise<void> {
  while (await isNextRound(options, signal)) {
    const event = toScheduledEvent(schedule, options.newId(), options.now());
    const invocation = await options.invoke(schedule.functionName, event);
    if (invocation.outcome === 'failed') options.report(`${schedule.functionName}: ${invocation.reason}`);
  }
}

async function isNextRound({ nextRound }: SchedulerOptions, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await nextRound(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return !signal.aborted;
}
