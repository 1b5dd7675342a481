import type { Timing } from '@syncwell/core/domain/timing';

/** How the time of one try is spent. */
export interface TimeBox {
  /** No workout is begun after it. */
  readonly startUntil: Date;
  /** What was handed in is asked for until then. */
  readonly askUntil: Date;
}

/** Half of what is left after the time box is for asking what became of the last workouts, half for settling. */
export function toTimeBox(now: Date, deadline: Date, { timeBoxSeconds }: Timing): TimeBox {
  const startUntil = new Date(now.getTime() + timeBoxSeconds * 1000);
  const reserveMs = Math.max(deadline.getTime() - startUntil.getTime(), 0);
  return { startUntil, askUntil: new Date(startUntil.getTime() + reserveMs / 2) };
}
