import type { StravaUpload } from './strava-activity.ts';
import type { StravaState } from './strava-state.ts';

const PROCESSING = 'Your activity is still being processed.';
const READY = 'Your activity is ready.';
const FAILED = 'There was an error processing your activity.';
const DELETED = 'The created activity has been deleted.';

/** Has Strava looked at the file yet? */
export function isProcessed({ core, settings }: StravaState, upload: StravaUpload): boolean {
  const processing = upload.processing ?? settings.processing;
  if (processing === 'never') return false;
  const { polls, ms } = processing;
  return upload.polls > polls || core.clock.now().getTime() - upload.createdAtMs >= ms;
}

/** Strava API v3, Upload: the state is in the fields, the HTTP status says nothing of it. */
export function toUploadAnswer(state: StravaState, upload: StravaUpload) {
  const common = { id: upload.id, id_str: String(upload.id), error: null, activity_id: null };
  if (!isProcessed(state, upload)) return { ...common, external_id: null, status: PROCESSING };
  const { externalId: external_id, result } = upload;
  if ('error' in result) return { ...common, external_id, error: result.error, status: FAILED };
  if (!state.activities.has(result.activityId)) return { ...common, external_id, status: DELETED };
  return { ...common, external_id, status: READY, activity_id: result.activityId };
}
