import { tzOffset } from '@date-fns/tz/tzOffset';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** Seconds east of UTC in `timeZone` (IANA name) at the instant `ms`. */
export function offsetSeconds(timeZone: string, ms: number): number {
  return tzOffset(timeZone, new Date(ms)) * 60;
}

/**
 * The instant (epoch milliseconds) at which clocks in `timeZone` show `civil` (`YYYY-MM-DDTHH:mm:ss`). Of a time
 * that comes twice in autumn, one of the two.
 */
export function instantOf(civil: string, timeZone: string): number {
  const asUtc = Date.parse(`${civil}Z`);
  const guess = asUtc - tzOffset(timeZone, new Date(asUtc)) * MS_PER_MINUTE;
  return asUtc - tzOffset(timeZone, new Date(guess)) * MS_PER_MINUTE;
}

/** The day (`YYYY-MM-DD`) of `month` (`YYYY-MM`) on which the clocks of `timeZone` are changed, if there is one. */
export function clockChangeDay(timeZone: string, month: string): string | undefined {
  return daysOf(month).find((day) => {
    const midnight = instantOf(`${day}T00:00:00`, timeZone);
    return offsetSeconds(timeZone, midnight) !== offsetSeconds(timeZone, midnight + MS_PER_DAY);
  });
}

/** Every day (`YYYY-MM-DD`) of `month` (`YYYY-MM`). */
export function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  return Array.from({ length: 31 }, (_, index) =>
    new Date(first + index * MS_PER_DAY).toISOString().slice(0, 10),
  ).filter((day) => day.startsWith(month));
}
