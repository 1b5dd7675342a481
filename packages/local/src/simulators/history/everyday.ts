import { HOME_ZONE, type HistoryOptions } from './create-history.ts';
import { seededRandom, stableHash } from './seeded-random.ts';
import { instantOf, offsetSeconds } from './zone-time.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
const WAKING_HOURS = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
const MOST_STEPS_PER_HOUR = 1_200;
const SUNDAY = 0;
const MONDAY = 1;

/** A stretch of time with the offsets, in seconds, at its ends; times are epoch milliseconds. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly startOffsetSeconds: number;
  readonly endOffsetSeconds: number;
}

export interface StepsHour extends Stretch {
  readonly count: number;
}

export interface Sleep extends Stretch {
  readonly id: string;
  readonly isNap: boolean;
}

export interface Weighing {
  readonly id: string;
  readonly atMs: number;
  readonly offsetSeconds: number;
  readonly grams: number;
}

/** Every day (`YYYY-MM-DD`) of the history that may hold something between the two instants, oldest first. */
export function daysBetween(
  { from, to }: HistoryOptions,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): string[] {
  const startMs = Math.max(Date.parse(`${from}T00:00:00Z`), floorDay(fromMs) - 2 * MS_PER_DAY);
  const endMs = Math.min(Date.parse(`${to}T00:00:00Z`), toMs + 2 * MS_PER_DAY);
  const count = Math.max(0, Math.floor((endMs - startMs) / MS_PER_DAY) + 1);
  return Array.from({ length: count }, (_, index) =>
    new Date(startMs + index * MS_PER_DAY).toISOString().slice(0, 10),
  );
}

/** The hours of `day` in which there were steps. */
export function stepsOfDay({ seed, timeZone }: HistoryOptions, day: string): StepsHour[] {
  const random = seededRandom(seed, day, 'steps');
  return WAKING_HOURS.map((hour) => {
    const startMs = instantOf(`${day}T${pad(hour)}:00:00`, zoneOf(timeZone));
    return { ...stretch(startMs, MS_PER_HOUR, timeZone), count: random.integer(0, MOST_STEPS_PER_HOUR) };
  }).filter(({ count }) => count > 0);
}

/** The night that ends on `day` and, on Sundays, a nap. */
export function sleepsOfDay({ seed, timeZone }: HistoryOptions, day: string): Sleep[] {
  const random = seededRandom(seed, day, 'sleep');
  const wakesAtMs = instantOf(`${day}T06:00:00`, zoneOf(timeZone)) + random.integer(0, 90) * 60_000;
  const lengthMs = random.integer(6 * 60, 9 * 60) * 60_000;
  const night = {
    ...stretch(wakesAtMs - lengthMs, lengthMs, timeZone),
    id: idOf(seed, 'night', day),
    isNap: false,
  };
  if (weekdayOf(day) !== SUNDAY) return [night];
  const napAtMs = instantOf(`${day}T14:00:00`, zoneOf(timeZone));
  return [night, { ...stretch(napAtMs, MS_PER_HOUR, timeZone), id: idOf(seed, 'nap', day), isNap: true }];
}

/** On Mondays, before breakfast. */
export function weighingsOfDay({ seed, timeZone }: HistoryOptions, day: string): Weighing[] {
  if (weekdayOf(day) !== MONDAY) return [];
  const atMs = instantOf(`${day}T07:05:00`, zoneOf(timeZone));
  const grams = seededRandom(seed, day, 'weight').integer(695, 735) * 100;
  return [
    { id: idOf(seed, 'weight', day), atMs, offsetSeconds: offsetSeconds(zoneOf(timeZone), atMs), grams },
  ];
}

function stretch(startMs: number, lengthMs: number, timeZone: string | undefined): Stretch {
  const endMs = startMs + lengthMs;
  return {
    startMs,
    endMs,
    startOffsetSeconds: offsetSeconds(zoneOf(timeZone), startMs),
    endOffsetSeconds: offsetSeconds(zoneOf(timeZone), endMs),
  };
}

function zoneOf(timeZone = HOME_ZONE): string {
  return timeZone;
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function floorDay(ms: number): number {
  return Number.isFinite(ms) ? Math.floor(ms / MS_PER_DAY) * MS_PER_DAY : ms;
}

function idOf(...names: readonly string[]): string {
  return String(7_000_000_000_000 + stableHash('everyday', ...names));
}

function pad(hour: number): string {
  return String(hour).padStart(2, '0');
}
