import { windowLengths } from '../../packages/core/src/domain/budget/windows.ts';

const QUARTER_HOUR_MS = 15 * 60_000;
/** With a day of about 160 s, ten years use up the limit of a new application within it, and end early in the next. */
const SHORTEST_QUARTER_MS = 1_650;
const LONGEST_QUARTER_MS = 1_700;

/**
 * A scale of the providers' windows with which a day begins at `startMs` (epoch milliseconds), or soon before: a sync that starts then meets
 * the limits always at the same point.
 */
export function chooseWindowScale(startMs: number): number {
  const scales = Array.from({ length: LONGEST_QUARTER_MS - SHORTEST_QUARTER_MS }, (_, index) => {
    return (SHORTEST_QUARTER_MS + index) / QUARTER_HOUR_MS;
  });
  const partOfDay = (scale: number) => {
    const { day } = windowLengths(QUARTER_HOUR_MS, scale);
    return (startMs % day) / day;
  };
  return scales.reduce((best, scale) => (partOfDay(scale) < partOfDay(best) ? scale : best));
}
