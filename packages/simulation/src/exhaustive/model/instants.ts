import { deriveTiming } from '@syncwell/core/domain/timing';
import type { Wake } from '@syncwell/core/domain/transitions/clauses';

/**
 * A small world has no running clock: an instant is still to come or over, and a step moves it from the first to the
 * second (see lease-ends.ts and due-looks.ts). So every order in which instants may come is explored, also those that
 * skewed clocks make. NOW stands still; what is still to come lies after it, what is over before it.
 */
export const NOW = new Date('2024-06-15T12:00:00.000Z');
const TIMING = deriveTiming({ workerTimeoutSeconds: 60, pace: 'production' });

export const STALL_SECONDS = TIMING.stallSeconds;
/** The end of every lease that is made. */
export const LEASE_END = later(TIMING.workerTimeoutSeconds);
/** What every lease that is over ends with. */
export const LEASE_OVER = later(-1);
export const SOON = later(TIMING.soonSeconds);
/** Ends of a rate-limit window and of a longer wait. */
export const WAIT_ENDS = { brief: later(15 * 60), long: later(60 * 60) };
export const WAIT_OVER = new Date(NOW.getTime() - 1000).toISOString();

export function wakeOn(at: Date): Wake {
  return { shard: 0, at };
}

/** A wake that is due. Each has its own instant, because the sweeper compares wakes for equality. */
export function dueWake(serial: number): string {
  return new Date(NOW.getTime() - 24 * 60 * 60 * 1000 + serial).toISOString();
}

export function isOver(instant: string): boolean {
  return instant <= NOW.toISOString();
}

/** A wake that is further away than any wait: the sweeper's look for lost messages. */
export function isStall(instant: string): boolean {
  return instant > WAIT_ENDS.long.toISOString();
}

function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}
