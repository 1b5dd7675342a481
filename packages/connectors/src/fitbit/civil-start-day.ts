import type { ExerciseInterval } from './data-point-schemas.ts';

/**
 * The calendar day `YYYY-MM-DD` on which a workout starts where it was recorded: told by the provider, else from the
 * recorded offset; undefined when neither is known.
 */
export function civilStartDay({
  civilStartTime,
  startTime,
  startUtcOffset,
}: ExerciseInterval): string | undefined {
  if (civilStartTime !== undefined) {
    const { year, month, day } = civilStartTime.date;
    return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  }
  if (startUtcOffset === undefined) return undefined;
  return new Date(Date.parse(startTime) + startUtcOffset * 1_000).toISOString().slice(0, 10);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
