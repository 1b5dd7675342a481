/** Strava API v3, SportType: those in use here. */
const SPORT_TYPES = new Set(
  (
    'Run TrailRun VirtualRun Walk Hike Ride MountainBikeRide GravelRide EBikeRide EMountainBikeRide VirtualRide Swim ' +
    'Rowing VirtualRow Elliptical StairStepper WeightTraining HighIntensityIntervalTraining Crossfit Yoga Pilates ' +
    'Golf Soccer Tennis Workout'
  ).split(' '),
);

export function isSportType(name: string): boolean {
  return SPORT_TYPES.has(name);
}
