import type { Sport } from '../ports.ts';

/** Google Health API v4, `exerciseType`: those with a counterpart here, of about 180. */
const SPORT_BY_EXERCISE_TYPE: ReadonlyMap<string, Sport> = new Map([
  ['RUNNING', 'run'],
  ['TREADMILL', 'treadmill-run'],
  ['TRAIL_RUN', 'trail-run'],
  ['WALKING', 'walk'],
  ['HIKING', 'hike'],
  ['BIKING', 'ride'],
  ['MOUNTAIN_BIKE', 'mountain-bike-ride'],
  ['ELECTRIC_BIKE', 'e-bike-ride'],
  ['STATIONARY_BIKE', 'indoor-ride'],
  ['SPINNING', 'indoor-ride'],
  ['SWIMMING', 'swim'],
  ['SWIMMING_POOL', 'swim'],
  ['SWIMMING_OPEN_WATER', 'swim'],
  ['ROWING', 'row'],
  ['ROWING_MACHINE', 'indoor-row'],
  ['ELLIPTICAL', 'elliptical'],
  ['STAIRCLIMBER', 'stair-climb'],
  ['WEIGHTS', 'weights'],
  ['WEIGHTLIFTING', 'weights'],
  ['STRENGTH_TRAINING', 'weights'],
  ['HIIT', 'hiit'],
  ['YOGA', 'yoga'],
  ['PILATES', 'pilates'],
]);

/** The neutral sport of an exercise type; one that is not known is `other`. */
export function sportOfExercise(exerciseType: string): Sport {
  return SPORT_BY_EXERCISE_TYPE.get(exerciseType) ?? 'other';
}
