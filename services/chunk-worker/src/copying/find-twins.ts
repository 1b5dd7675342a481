import { externalIdPrefix } from '@syncwell/connectors/external-id';
import type { ListedActivity, SourceWorkout } from '@syncwell/connectors/ports';
import { isSameSport } from '@syncwell/connectors/same-sport';

/** Two devices, or two apps, disagree about when a workout began by less than this. */
const MAX_START_DIFFERENCE_MS = 3 * 60 * 1000;

/**
 * Which workouts are at the destination already because somebody else brought them, by source id. What we brought
 * from the same source is nobody's twin: two of its workouts may share a start. Each activity is the twin of one
 * workout at most, the nearest in time: of two workouts two minutes apart, the other one still has to be copied.
 */
export function findTwins(
  workouts: readonly SourceWorkout[],
  activities: readonly ListedActivity[],
  source: string,
): ReadonlyMap<string, string> {
  const foreign = activities.filter(({ externalId }) => !externalId?.startsWith(externalIdPrefix(source)));
  const pairs = workouts
    .flatMap((workout) => foreign.map((activity) => toPair(workout, activity)))
    .filter(({ differenceMs, isAlike }) => isAlike && differenceMs < MAX_START_DIFFERENCE_MS)
    .toSorted((a, b) => a.differenceMs - b.differenceMs);
  const twins = new Map<string, string>();
  const taken = new Set<string>();
  for (const { sourceId, activityId } of pairs) {
    if (twins.has(sourceId) || taken.has(activityId)) continue;
    twins.set(sourceId, activityId);
    taken.add(activityId);
  }
  return twins;
}

function toPair(workout: SourceWorkout, { activityId, startTime, sport }: ListedActivity) {
  return {
    sourceId: workout.sourceId,
    activityId,
    differenceMs: Math.abs(Date.parse(workout.startTime) - Date.parse(startTime)),
    isAlike: isSameSport(workout.sport, sport),
  };
}
