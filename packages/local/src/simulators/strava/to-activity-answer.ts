import type { StravaActivity } from './strava-activity.ts';

/** Strava API v3, SummaryActivity. Local times end in Z there as well; the simulated athlete lives by UTC. */
export function toActivityAnswer(activity: StravaActivity) {
  const start = new Date(activity.startMs).toISOString().replace(/\.\d+Z$/, 'Z');
  const { startPosition: at, averageHeartRate } = activity;
  return {
    id: activity.id,
    id_str: String(activity.id),
    name: activity.name,
    external_id: activity.externalId,
    upload_id: activity.uploadId,
    upload_id_str: activity.uploadId === null ? null : String(activity.uploadId),
    type: activity.sportType,
    sport_type: activity.sportType,
    distance: activity.distanceMeters,
    moving_time: activity.movingSeconds,
    elapsed_time: activity.elapsedSeconds,
    start_date: start,
    start_date_local: start,
    timezone: '(GMT+00:00) UTC',
    utc_offset: 0,
    manual: activity.externalId === null,
    private: activity.isPrivate,
    visibility: activity.isPrivate ? 'only_me' : 'everyone',
    trainer: activity.trainer,
    commute: activity.commute,
    has_heartrate: averageHeartRate !== undefined,
    ...(averageHeartRate !== undefined && { average_heartrate: averageHeartRate }),
    average_speed: activity.movingSeconds === 0 ? 0 : activity.distanceMeters / activity.movingSeconds,
    start_latlng: at === undefined ? [] : [at.latitude, at.longitude],
  };
}
