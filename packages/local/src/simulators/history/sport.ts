/** How a sport of the seeded history is done. */
export interface HistorySport {
  /** Google Health API v4, Exercise.ExerciseType. */
  readonly exerciseType: string;
  readonly displayName: string;
  readonly tcxSport: 'Running' | 'Biking' | 'Other';
  readonly hasGps: boolean;
  /** 0 = the sport has no distance. */
  readonly metersPerSecond: number;
  readonly heartRate: number;
}

export const RUN: HistorySport = sport('RUNNING', 'Run', {
  tcxSport: 'Running',
  metersPerSecond: 2.8,
  heartRate: 148,
});
const WALK: HistorySport = sport('WALKING', 'Walk', { metersPerSecond: 1.4, heartRate: 102 });
const BIKE: HistorySport = sport('BIKING', 'Bike', {
  tcxSport: 'Biking',
  metersPerSecond: 6.2,
  heartRate: 134,
});

/** Runs, walks and rides come up more often than the rest. */
export const HISTORY_SPORTS: readonly [HistorySport, ...HistorySport[]] = [
  RUN,
  RUN,
  RUN,
  WALK,
  WALK,
  BIKE,
  BIKE,
  sport('HIKING', 'Hike', { metersPerSecond: 1.1, heartRate: 115 }),
  sport('TRAIL_RUN', 'Trail run', { tcxSport: 'Running', metersPerSecond: 2.3, heartRate: 152 }),
  sport('MOUNTAIN_BIKE', 'Mountain bike', { tcxSport: 'Biking', metersPerSecond: 4.4, heartRate: 141 }),
  sport('TREADMILL', 'Treadmill', {
    tcxSport: 'Running',
    hasGps: false,
    metersPerSecond: 2.6,
    heartRate: 144,
  }),
  sport('YOGA', 'Yoga', { hasGps: false, heartRate: 92 }),
  sport('HIIT', 'Interval workout', { hasGps: false, heartRate: 156 }),
];

export const WEIGHTS: HistorySport = sport('WEIGHTS', 'Weights', { hasGps: false, heartRate: 111 });

/** A type that no list of today has: the enum grows, and readers must not fall over it. */
export const UNHEARD_OF: HistorySport = sport('ZERO_GRAVITY_SQUASH', 'Zero gravity squash', {
  hasGps: false,
  heartRate: 130,
});

function sport(
  exerciseType: string,
  displayName: string,
  rest: Partial<HistorySport> & Pick<HistorySport, 'heartRate'>,
): HistorySport {
  return { exerciseType, displayName, tcxSport: 'Other', hasGps: true, metersPerSecond: 0, ...rest };
}
