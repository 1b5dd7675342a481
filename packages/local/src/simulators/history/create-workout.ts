import { createHeartRate } from './create-heart-rate.ts';
import { createTrack } from './create-track.ts';
import { seededRandom, stableHash } from './seeded-random.ts';
import type { Workout } from './workout.ts';
import type { WorkoutDraft } from './workout-draft.ts';
import { instantOf, offsetSeconds } from './zone-time.ts';

const MS_PER_MINUTE = 60_000;
const CALORIES_PER_MINUTE = 8;
const LATE_SYNC_MS = 2 * 86_400_000;

/** The workout of a draft. Its file and its heart rate are made when they are asked for, the same each time. */
export function createWorkout(
  draft: WorkoutDraft,
  place: { seed: string; month: string; index: number },
): Workout {
  const { sport, minutes, manual, timeZone } = draft;
  const id = workoutId(place);
  const startMs = instantOf(draft.civilStart, timeZone);
  const endMs = startMs + minutes * MS_PER_MINUTE;
  const hasGps = sport.hasGps && !manual;
  const track = hasGps ? createTrack({ id, sport, startMs, minutes, timeZone }) : undefined;
  return {
    id,
    startMs,
    endMs,
    startOffsetSeconds: offsetSeconds(timeZone, startMs),
    endOffsetSeconds: offsetSeconds(timeZone, endMs),
    exerciseType: sport.exerciseType,
    displayName: sport.displayName,
    recordingMethod: manual ? 'MANUAL' : 'ACTIVELY_MEASURED',
    applicationPackage: draft.applicationPackage,
    hasGps,
    distanceMeters: track?.distanceMeters ?? indoorDistance(id, draft),
    calories: minutes * CALORIES_PER_MINUTE,
    averageHeartRate: manual ? undefined : sport.heartRate,
    restatedAtMs: draft.restated === true ? endMs + LATE_SYNC_MS : undefined,
    defect: draft.defect,
    laps: track !== undefined && track.laps.length > 1 ? track.laps : [],
    readTcx: () => track?.writeFile(),
    readHeartRate: () => (manual ? [] : createHeartRate({ id, startMs, endMs, average: sport.heartRate })),
  };
}

function indoorDistance(id: string, { sport, minutes, manual }: WorkoutDraft): number | undefined {
  if (manual || sport.metersPerSecond === 0) return undefined;
  return Math.round(seededRandom(id, 'distance').number(0.9, 1.1) * sport.metersPerSecond * minutes * 60);
}

/** 19 digits, as the provider's are: beyond what a double can hold, within int64. */
function workoutId({ seed, month, index }: { seed: string; month: string; index: number }): string {
  const ofSeed = String(stableHash(seed, 'ids') % 100_000_000).padStart(8, '0');
  return `74${ofSeed}${month.replace('-', '')}${String(index + 1).padStart(3, '0')}`;
}
