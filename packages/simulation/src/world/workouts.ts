import { hashToSeed } from '../kernel/random.ts';

const MOST_PER_MONTH = 3;

/** Source ids of a user's workouts of the month that begins on `startDate`: none to two, the same ones always. */
export function workoutsOf(userId: string, startDate: string): string[] {
  const count = hashToSeed(17, `${userId} ${startDate}`) % MOST_PER_MONTH;
  return Array.from({ length: count }, (_, index) => `${userId}-${startDate}-${index}`);
}

/** The source's id of a workout as the destination knows it. */
export function externalIdOf(sourceId: string): string {
  return `fitbit-${sourceId}`;
}
