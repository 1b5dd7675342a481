import { addDays, civilDate, type CivilDate, parseCivilDate } from '@syncwell/core/domain/civil-date';
import type { Context } from 'hono';
import * as z from 'zod';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { dataType, parseDataType, type SimulatedDataType } from './data-types.ts';
import { findPoints } from './find-points.ts';
import { GoogleApiError } from './google-api-error.ts';
import { readUser, requireScope } from './google-health-request.ts';
import type { GoogleHealthState } from './google-health-state.ts';
import type { GoogleHealthUser } from './google-health-user.ts';
import { toCivilDateTime } from './to-session-interval.ts';

const MOST_DAYS = 14;
const MS_PER_DAY = 86_400_000;

interface Point {
  readonly steps?: { readonly count: string };
  readonly heartRate?: { readonly beatsPerMinute: string };
  readonly weight?: { readonly weightGrams: number };
}

/** The values of Google Health API v4, DailyRollupDataPoint, that are simulated. */
const ROLL_UPS: Partial<Record<SimulatedDataType, (points: readonly Point[]) => object>> = {
  steps: (points) => ({ steps: { countSum: String(sum(numbers(points, ({ steps }) => steps?.count))) } }),
  'heart-rate': (points) => ({
    heartRate: toHeartRate(numbers(points, ({ heartRate }) => heartRate?.beatsPerMinute)),
  }),
  weight: (points) => ({
    weight: { weightGramsAvg: average(numbers(points, ({ weight }) => weight?.weightGrams)) },
  }),
};

const dateInput = z
  .strictObject({ year: z.int(), month: z.int(), day: z.int() })
  .transform(({ year, month, day }) => [pad(year, 4), pad(month, 2), pad(day, 2)].join('-'))
  .refine((text) => parseCivilDate(text) !== undefined)
  .transform(civilDate);
const end = z.strictObject({ date: dateInput });
const input = z.strictObject({
  range: z.strictObject({ start: end, end }),
  windowSizeDays: z.int().positive().default(1),
});

/**
 * Google Health API v4, dataPoints.dailyRollUp: a value per civil window of at most 14 days in all, the end exclusive,
 * windows without data left out. Throws GoogleApiError.
 */
export async function rollUpDaily(state: GoogleHealthState, c: Context<SimulatorEnv>): Promise<object> {
  const type = parseDataType(c.req.param('type') ?? '');
  const toValue = ROLL_UPS[type];
  if (toValue === undefined) {
    throw new GoogleApiError('INVALID_ARGUMENT', `Roll-up is not supported for ${type}.`);
  }
  requireScope(c, dataType(type).scope);
  const user = readUser(state, c);
  const { range, windowSizeDays } = await readBody(c);
  const windows = toWindows(range.start.date, { until: range.end.date, windowSizeDays });
  return {
    rollupDataPoints: windows.flatMap((window) => {
      const points = pointsOf(type, user, window);
      return points.length === 0 ? [] : { ...toCivilInterval(window), ...toValue(points) };
    }),
  };
}

async function readBody(c: Context): Promise<z.output<typeof input>> {
  const read = input.safeParse(await c.req.json().catch(() => undefined));
  if (read.success) return read.data;
  throw new GoogleApiError(
    'INVALID_ARGUMENT',
    `Invalid JSON payload received. ${z.prettifyError(read.error)}`,
  );
}

interface Window {
  readonly start: CivilDate;
  readonly end: CivilDate;
}

function toWindows(
  start: CivilDate,
  { until, windowSizeDays }: { until: CivilDate; windowSizeDays: number },
): Window[] {
  const days = (Date.parse(until) - Date.parse(start)) / MS_PER_DAY;
  if (days <= 0) {
    throw new GoogleApiError(
      'INVALID_ARGUMENT',
      'Query end time must be strictly larger than start time.',
      'INVALID_TIME_RANGE',
    );
  }
  if (days > MOST_DAYS)
    throw new GoogleApiError('INVALID_ARGUMENT', `The range is longer than ${MOST_DAYS} days.`);
  return Array.from({ length: Math.ceil(days / windowSizeDays) }, (_, index) => {
    const from = addDays(start, index * windowSizeDays);
    const to = addDays(from, windowSizeDays);
    return { start: from, end: to < until ? to : until };
  });
}

function pointsOf(type: SimulatedDataType, user: GoogleHealthUser, { start, end }: Window): Point[] {
  const range = { axis: 'civil', fromMs: atMidnight(start), toMs: atMidnight(end) } as const;
  return findPoints(type, user, [range]).map((write) => write());
}

function toCivilInterval({ start, end }: Window) {
  return {
    civilStartTime: toCivilDateTime(atMidnight(start)),
    civilEndTime: toCivilDateTime(atMidnight(end)),
  };
}

function atMidnight(day: CivilDate): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toHeartRate(rates: readonly number[]) {
  return {
    beatsPerMinuteAvg: average(rates),
    beatsPerMinuteMax: Math.max(...rates),
    beatsPerMinuteMin: Math.min(...rates),
  };
}

function numbers(points: readonly Point[], read: (point: Point) => string | number | undefined): number[] {
  return points.map((point) => Number(read(point)));
}

function average(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
