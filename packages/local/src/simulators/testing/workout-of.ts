import type { Workout } from '../history/workout.ts';

/** A plain workout, with `given` in place of its own properties. */
export function workoutOf(given: Partial<Workout> & Pick<Workout, 'id'>): Workout {
  const startMs = given.startMs ?? Date.parse('2024-03-02T06:15:30Z');
  return {
    startMs,
    endMs: startMs + 1_805_000,
    startOffsetSeconds: 3_600,
    endOffsetSeconds: 3_600,
    exerciseType: 'RUNNING',
    displayName: 'Run',
    recordingMethod: 'ACTIVELY_MEASURED',
    applicationPackage: undefined,
    hasGps: false,
    distanceMeters: undefined,
    calories: undefined,
    averageHeartRate: undefined,
    laps: [],
    readTcx: () => undefined,
    readHeartRate: () => [],
    ...given,
  };
}
