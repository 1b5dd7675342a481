import type { SourceWorkout } from '@syncwell/connectors/ports';

import { hashToSeed } from '../kernel/random.ts';

const MOST_PER_MONTH = 3;
const MINUTE_MS = 60_000;

/** A user's workouts of the month that begins on `startDate`: none to two, the same ones always. */
export function workoutsOf(userId: string, startDate: string): SourceWorkout[] {
  const count = hashToSeed(17, `${userId} ${startDate}`) % MOST_PER_MONTH;
  return Array.from({ length: count }, (_, index) => {
    const startMs = Date.parse(`${startDate}T12:00:00Z`) + index * 10 * MINUTE_MS;
    return {
      sourceId: `${userId}-${startDate}-${index}`,
      startTime: new Date(startMs).toISOString(),
      endTime: new Date(startMs + 5 * MINUTE_MS).toISOString(),
      sport: 'run',
    };
  });
}

/** The source's id of a workout as the destination knows it. */
export function externalIdOf(sourceId: string): string {
  return `fitbit-${sourceId}`;
}

/** Whether somebody else brought a workout to the destination before. */
export function hasTwin(externalId: string): boolean {
  return hashToSeed(19, externalId) % 17 === 0;
}

/** Whether the destination cannot read the file of a workout that begins then. */
export function isDamaged(startTime: string): boolean {
  return hashToSeed(23, startTime) % 19 === 0;
}
