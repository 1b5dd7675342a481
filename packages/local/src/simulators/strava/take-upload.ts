import type { Context } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { type CheckedUpload, checkUpload } from './check-upload.ts';
import { findDuplicate } from './find-duplicate.ts';
import { measureActivity } from './measure-activity.ts';
import { isSportType } from './sport-types.ts';
import type { StravaUpload } from './strava-activity.ts';
import { badRequest } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';

const DATA_TYPES = ['fit', 'fit.gz', 'tcx', 'tcx.gz', 'gpx', 'gpx.gz'];

/** The form of `POST /uploads`. */
interface UploadForm {
  readonly file: File;
  readonly dataType: string;
  readonly externalId: string;
  readonly name: string | undefined;
  readonly sportType: string | undefined;
}

/**
 * Takes a file in. Whether it is good is decided now, in the order the files come, and told when it is processed.
 * Throws StravaError 400 on a form without a file or a known data type.
 */
export async function takeUpload(state: StravaState, c: Context<SimulatorEnv>): Promise<StravaUpload> {
  const form = await readUploadForm(c);
  const checked = checkUpload(Buffer.from(await form.file.arrayBuffer()), form.dataType);
  const upload = {
    id: state.nextUploadId(),
    userId: c.get('access').userId,
    externalId: form.externalId,
    createdAtMs: state.core.clock.now().getTime(),
    polls: 0,
  };
  const taken = { ...upload, result: settle(state, upload, { form, checked }) };
  state.uploads.set(taken.id, taken);
  return taken;
}

async function readUploadForm(c: Context<SimulatorEnv>): Promise<UploadForm> {
  const {
    file,
    data_type: dataType,
    external_id: externalId,
    name,
    sport_type: sportType,
  } = await c.req.parseBody();
  if (!(file instanceof File)) throw badRequest({ resource: 'Upload', field: 'file', code: 'missing' });
  if (typeof dataType !== 'string' || !DATA_TYPES.includes(dataType)) {
    throw badRequest({
      resource: 'Upload',
      field: 'data_type',
      code: dataType === undefined ? 'missing' : 'invalid',
    });
  }
  return {
    file,
    dataType,
    externalId: withExtension(
      typeof externalId === 'string' && externalId !== '' ? externalId : file.name,
      dataType,
    ),
    name: typeof name === 'string' ? name : undefined,
    sportType: typeof sportType === 'string' && isSportType(sportType) ? sportType : undefined,
  };
}

/** Strava gives external ids back with the extension of the file appended. */
function withExtension(externalId: string, dataType: string): string {
  const extension = `.${dataType.replace(/\.gz$/, '')}`;
  return externalId.endsWith(extension) ? externalId : `${externalId}${extension}`;
}

function settle(
  state: StravaState,
  upload: Omit<StravaUpload, 'result'>,
  { form, checked }: { form: UploadForm; checked: CheckedUpload },
): StravaUpload['result'] {
  if (checked.kind === 'refused') return { error: checked.error };
  const { userId, externalId } = upload;
  const duplicate = findDuplicate(state, { userId, externalId, startMs: checked.startMs });
  if (duplicate !== undefined) return { error: `${externalId} duplicate of activity ${duplicate.id}` };
  const measured = measureActivity(checked.activity, checked.startMs);
  const id = state.nextActivityId();
  state.activities.set(id, {
    ...measured,
    id,
    userId,
    externalId,
    uploadId: upload.id,
    name: form.name ?? measured.sportType,
    sportType: form.sportType ?? measured.sportType,
    tcx: checked.tcx,
  });
  return { activityId: id };
}
