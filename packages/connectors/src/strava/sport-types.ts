import { type Sport, SPORTS } from '../ports.ts';

export interface StravaSport {
  /** A value of Strava's `SportType`. */
  readonly sportType: string;
  /** Recorded on a machine indoors. */
  readonly trainer: boolean;
}

/** Every neutral sport as Strava API v3 names it. */
export const STRAVA_SPORTS: Readonly<Record<Sport, StravaSport>> = {
  run: { sportType: 'Run', trainer: false },
  'trail-run': { sportType: 'TrailRun', trainer: false },
  'treadmill-run': { sportType: 'Run', trainer: true },
  walk: { sportType: 'Walk', trainer: false },
  hike: { sportType: 'Hike', trainer: false },
  ride: { sportType: 'Ride', trainer: false },
  'mountain-bike-ride': { sportType: 'MountainBikeRide', trainer: false },
  'e-bike-ride': { sportType: 'EBikeRide', trainer: false },
  'indoor-ride': { sportType: 'Ride', trainer: true },
  swim: { sportType: 'Swim', trainer: false },
  row: { sportType: 'Rowing', trainer: false },
  'indoor-row': { sportType: 'Rowing', trainer: true },
  elliptical: { sportType: 'Elliptical', trainer: false },
  'stair-climb': { sportType: 'StairStepper', trainer: false },
  weights: { sportType: 'WeightTraining', trainer: false },
  hiit: { sportType: 'HighIntensityIntervalTraining', trainer: false },
  yoga: { sportType: 'Yoga', trainer: false },
  pilates: { sportType: 'Pilates', trainer: false },
  other: { sportType: 'Workout', trainer: false },
};

/** What Strava calls sports beyond those that are sent to it: the neutral sport nearest to each. */
const OTHER_NAMES: readonly (readonly [string, Sport])[] = [
  ['VirtualRun', 'treadmill-run'],
  ['GravelRide', 'ride'],
  ['VirtualRide', 'indoor-ride'],
  ['EMountainBikeRide', 'e-bike-ride'],
  ['VirtualRow', 'indoor-row'],
  ['Crossfit', 'hiit'],
];

const SPORT_BY_TYPE: ReadonlyMap<string, Sport> = new Map([
  ...SPORTS.filter((sport) => !STRAVA_SPORTS[sport].trainer).map(
    (sport) => [STRAVA_SPORTS[sport].sportType, sport] as const,
  ),
  ...OTHER_NAMES,
]);

/** The neutral sport of a Strava `SportType`; one that is not known is `other`. */
export function sportOfStrava(sportType: string): Sport {
  return SPORT_BY_TYPE.get(sportType) ?? 'other';
}
