export interface HeartRateSample {
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly bpm: number;
}

export interface WorkoutLap {
  /** Epoch milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  readonly distanceMeters: number;
}

/** A workout as a source has it. Times are epoch milliseconds, offsets are seconds east of UTC. */
export interface Workout {
  readonly id: string;
  readonly startMs: number;
  /** After the last sample: the interval is half-open. */
  readonly endMs: number;
  readonly startOffsetSeconds: number;
  readonly endOffsetSeconds: number;
  readonly exerciseType: string;
  readonly displayName: string;
  readonly recordingMethod: 'ACTIVELY_MEASURED' | 'MANUAL';
  /** The app that wrote it, when it is not the provider's own. */
  readonly applicationPackage: string | undefined;
  readonly hasGps: boolean;
  readonly distanceMeters: number | undefined;
  readonly calories: number | undefined;
  readonly averageHeartRate: number | undefined;
  /** When the provider worked it out anew, epoch milliseconds; undefined = never. */
  readonly restatedAtMs?: number | undefined;
  /**
   * What is wrong with it. `deleted`: the lists still show it, and nothing of it is to be had; `point`: its data point
   * lacks what every one has; `file`: its file breaks off in the middle.
   */
  readonly defect?: 'deleted' | 'point' | 'file' | undefined;
  /** More than one, or empty. */
  readonly laps: readonly WorkoutLap[];
  /** The file without any heart rate; undefined when there is none. Made on demand: it is big. */
  readTcx(): string | undefined;
  /** In order of time. Made on demand. */
  readHeartRate(): readonly HeartRateSample[];
}

/** The wall clock at the start, as if it were UTC: epoch milliseconds. */
export function civilStartMs(workout: Workout): number {
  return workout.startMs + workout.startOffsetSeconds * 1000;
}

/** The month (`YYYY-MM`) on the wall calendar at the start. */
export function civilMonth(workout: Workout): string {
  return new Date(civilStartMs(workout)).toISOString().slice(0, 7);
}
