import type { SkipReason } from '@syncwell/core/domain/skip-reason';

import type { SubmissionState } from '../ports.ts';
import type { Upload } from './upload-schema.ts';

const DUPLICATE = /duplicate of(.*)/is;
/** Shorter runs of digits are not activity ids (the text may be HTML). */
const LONG_DIGIT_RUN = /\d{5,}/;
/** Strava's texts are for people and may change: one that fits none of these is a rejection all the same. */
const REASONS: readonly (readonly [RegExp, SkipReason])[] = [
  [/malformed|corrupt|unrecognized/i, 'MALFORMED_FILE'],
  [/empty/i, 'EMPTY_FILE'],
  [/time information/i, 'FILE_WITHOUT_TIMES'],
];

/**
 * What an upload's fields say; the HTTP status is always 200. Source: Strava API v3, Uploads.
 * "duplicate of" is an outcome, not an error: the workout is there. A deleted activity is a rejection: its owner took
 * it away and it must not come back. The texts themselves stay here: they may hold what the user wrote.
 */
export function toSubmissionState({
  error,
  status,
  activityId,
}: Upload): Exclude<SubmissionState, { readonly kind: 'unknown' }> {
  const duplicate = DUPLICATE.exec(error);
  if (duplicate !== null) {
    return { kind: 'duplicate', activityId: LONG_DIGIT_RUN.exec(duplicate[1] ?? '')?.[0] ?? activityId };
  }
  if (error.trim() !== '') return { kind: 'rejected', reason: reasonOf(error) };
  if (activityId !== undefined) return { kind: 'created', activityId };
  if (/deleted/i.test(status)) return { kind: 'rejected', reason: 'DELETED_AT_DESTINATION' };
  if (/error/i.test(status)) return { kind: 'rejected', reason: 'REJECTED_BY_DESTINATION' };
  return { kind: 'processing' };
}

function reasonOf(error: string): SkipReason {
  return REASONS.find(([text]) => text.test(error))?.[1] ?? 'REJECTED_BY_DESTINATION';
}
