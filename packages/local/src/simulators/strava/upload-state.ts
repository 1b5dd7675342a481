import type { StravaUpload } from './strava-activity.ts';
import type { StravaState } from './strava-state.ts';

const PROCESSING = 'Your activity is still being processed.';
const READY = 'Your activity is ready.';
const FAILED = 'There was an error processing your activity.';

/** Has Strava looked at the file yet? */
export function isProcessed({ core, settings }: StravaState, upload: StravaUpload): boolean {
  const { polls, ms } = settings.processing;
  return upload.polls > polls || core.clock.now().getTime() - upload.createdAtMs >= ms;
}

/** Strava API v3, Upload: the state is in the fields, the HTTP status says nothing of it. */
export function toUploadAnswer(state: StravaState, upload: StravaUpload) {
  const common = { id: upload.id, id_str: String(upload.id) };
  if (!isProcessed(state, upload)) {
    return { ...common, external_id: null, error: null, status: PROCESSING, activity_id: null };
  }
  const { externalId: external_id, result } = upload;
  if ('error' in result)
    return { ...common, external_id, error: result.error, status: FAILED, activity_id: null };
  return { ...common, external_id, error: null, status: READY, activity_id: result.activityId };
}
