import type { Context } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { type CheckedUpload, checkUpload } from './check-upload.ts';
import { findDuplicate } from './find-duplicate.ts';
import { measureActivity } from './measure-activity.ts';
import { readUploadForm, type UploadForm } from './read-upload-form.ts';
import type { StravaActivity, StravaUpload } from './strava-activity.ts';
import type { StravaState } from './strava-state.ts';
import { type UploadRule, uploadRuleFits } from './upload-rule.ts';

/**
 * Takes a file in. Whether it is good is decided now, in the order the files come, and told when it is processed.
 * Throws StravaError 400 on a form without a file or a known data type, or whose packed file cannot be
 * unpacked.
 */
export async function takeUpload(state: StravaState, c: Context<SimulatorEnv>): Promise<StravaUpload> {
  const form = await readUploadForm(c, state.settings);
  const checked = checkUpload(Buffer.from(await form.file.arrayBuffer()), form.dataType);
  const { userId } = c.get('access');
  const { externalId } = form;
  const startMs = checked.kind === 'workout' ? checked.startMs : undefined;
  const rule = state.uploadRules.take((candidate) =>
    uploadRuleFits(candidate, { userId, externalId, startMs }),
  );
  const id = state.nextUploadId();
  const taken = {
    id,
    userId,
    externalId,
    createdAtMs: state.core.clock.now().getTime(),
    processing: rule?.processing,
    polls: 0,
    result: settle(state, { id, userId, form }, { checked, rule }),
  };
  state.uploads.set(id, taken);
  return taken;
}

interface Upload {
  readonly id: number;
  readonly userId: string;
  readonly form: UploadForm;
}

function settle(
  state: StravaState,
  upload: Upload,
  { checked, rule }: { checked: CheckedUpload; rule: UploadRule | undefined },
): StravaUpload['result'] {
  if (rule?.error !== undefined) return { error: rule.error };
  if (checked.kind === 'refused') return { error: checked.error };
  const { userId, form } = upload;
  const duplicate = findDuplicate(state, { userId, externalId: form.externalId, startMs: checked.startMs });
  if (duplicate !== undefined) return { error: duplicateText(state, form, duplicate) };
  const activity = toActivity(state, upload, checked);
  state.activities.set(activity.id, activity);
  return { activityId: activity.id };
}

/** Both wordings have been seen. */
function duplicateText(
  { settings }: StravaState,
  { externalId }: UploadForm,
  { id, name }: StravaActivity,
): string {
  if (settings.duplicateText === 'plain') return `${externalId} duplicate of activity ${id}`;
  return `${externalId} duplicate of <a href='/activities/${id}' target='_blank'>${name}</a>`;
}

function toActivity(
  state: StravaState,
  { id: uploadId, userId, form }: Upload,
  checked: CheckedUpload & { readonly kind: 'workout' },
): StravaActivity {
  const measured = measureActivity(checked.activity, checked.startMs);
  return {
    ...measured,
    id: state.nextActivityId(),
    userId,
    externalId: form.externalId,
    uploadId,
    name: form.name ?? measured.sportType,
    sportType: form.sportType ?? measured.sportType,
    isPrivate: false,
    trainer: form.trainer,
    commute: form.commute,
    tcx: checked.tcx,
  };
}
