import type { WorkoutFile } from '../ports.ts';
import { STRAVA_SPORTS } from './sport-types.ts';

const TCX_MEDIA_TYPE = 'application/vnd.garmin.tcx+xml';

/** The multipart form of `POST /uploads` (Strava API v3, Uploads); `external_id` makes a repeat harmless. */
export function toUploadForm({ externalId, name, sport, tcx }: WorkoutFile): FormData {
  const { sportType, trainer } = STRAVA_SPORTS[sport];
  const form = new FormData();
  form.append('data_type', 'tcx');
  form.append('external_id', externalId);
  form.append('name', name);
  form.append('sport_type', sportType);
  if (trainer) form.append('trainer', '1');
  form.append('file', new Blob([tcx], { type: TCX_MEDIA_TYPE }), `${externalId}.tcx`);
  return form;
}
