import { createHash } from 'node:crypto';

import type { DateRange } from '@syncwell/core/domain/date-range';
import * as z from 'zod';

import type { FitbitWorkout } from './to-workout.ts';

const text = z.string().min(1).optional().catch(undefined);

/** What may be left of a data point that is not in the documented form. */
const remainsSchema = z
  .object({
    name: text,
    exercise: z
      .object({ interval: z.object({ startTime: text, endTime: text }).catch({}) })
      .catch({ interval: {} }),
  })
  .catch({ name: undefined, exercise: { interval: {} } });

const ID_LENGTH = 16;

/**
 * Stands for a data point that cannot be read: a workout to be skipped. Its id is the point's own or, without one, the
 * same made-up one each time; times that it does not tell are those of the first moment of `range`.
 */
export function toUnreadableWorkout(point: unknown, { start }: DateRange): FitbitWorkout {
  const { name, exercise } = remainsSchema.parse(point);
  const startTime = toInstant(exercise.interval.startTime) ?? `${start}T00:00:00.000Z`;
  return {
    sourceId: name === undefined ? `unnamed-${hashOf(point)}` : name.slice(name.lastIndexOf('/') + 1),
    startTime,
    endTime: toInstant(exercise.interval.endTime) ?? startTime,
    sport: 'other',
    exerciseType: 'OTHER',
    displayName: '',
    hasGps: undefined,
    splitCount: 0,
    distanceMeters: undefined,
    calories: undefined,
    skip: { reason: 'UNREADABLE_AT_SOURCE' },
  };
}

function toInstant(timestamp: string | undefined): string | undefined {
  const ms = Date.parse(timestamp ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

function hashOf(point: unknown): string {
  return createHash('sha256').update(JSON.stringify(point)).digest('hex').slice(0, ID_LENGTH);
}
