import type { StravaActivity } from './strava-activity.ts';
import type { StravaState } from './strava-state.ts';

/**
 * The activity of the athlete that an upload would double: one uploaded under the same external id, or one that came as
 * a file, from wherever, with the same start to the second. Strava does not say by what it goes; there is evidence for both. What was typed
 * in by hand doubles nothing.
 */
export function findDuplicate(
  { activities, settings }: StravaState,
  upload: { readonly userId: string; readonly externalId: string; readonly startMs: number },
): StravaActivity | undefined {
  const { externalId: byExternalId, startTime: byStart } = settings.duplicates;
  return [...activities.values()].find(
    (activity) =>
      activity.userId === upload.userId &&
      activity.externalId !== null &&
      ((byExternalId && activity.externalId === upload.externalId) ||
        (byStart && second(activity.startMs) === second(upload.startMs))),
  );
}

function second(ms: number): number {
  return Math.floor(ms / 1000);
}
