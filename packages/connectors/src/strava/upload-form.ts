import type { WorkoutFile } from '../ports.ts';
import { packTcx } from './pack-tcx.ts';
import { STRAVA_SPORTS } from './sport-types.ts';

const DATA_TYPE = 'tcx.gz';
const MEDIA_TYPE = 'application/gzip';

/**
 * The multipart form of `POST /uploads` (Strava API v3, Uploads); `external_id` makes a repeat harmless, the file is
 * packed.
 */
export function toUploadForm({ externalId, name, sport, tcx }: WorkoutFile): FormData {
  const { sportType, trainer } = STRAVA_SPORTS[sport];
  const form = new FormData();
  form.append('data_type', DATA_TYPE);
  form.append('external_id', externalId);
  form.append('name', name);
  form.append('sport_type', sportType);
  if (trainer) form.append('trainer', '1');
  form.append('file', new Blob([packTcx(tcx)], { type: MEDIA_TYPE }), `${externalId}.${DATA_TYPE}`);
  return form;
}
