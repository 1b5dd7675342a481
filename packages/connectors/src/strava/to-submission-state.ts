import type { SubmissionState } from '../ports.ts';
import type { Upload } from './upload-schema.ts';

/** Longest reason that is kept of the provider's free text. */
const MAX_REASON_LENGTH = 200;
const DUPLICATE = /duplicate of(.*)/is;
/** Shorter runs of digits are not activity ids (the text may be HTML). */
const LONG_DIGIT_RUN = /\d{5,}/;

/**
 * What an upload's fields say; the HTTP status is always 200. Source: Strava API v3, Uploads.
 * "duplicate of" is an outcome, not an error: the workout is there. A deleted activity is a rejection: its owner took
 * it away and it must not come back.
 */
export function toSubmissionState({ error, status, activityId }: Upload): SubmissionState {
  const duplicate = DUPLICATE.exec(error);
  if (duplicate !== null) {
    return { kind: 'duplicate', activityId: LONG_DIGIT_RUN.exec(duplicate[1] ?? '')?.[0] ?? activityId };
  }
  if (error.trim() !== '') return { kind: 'rejected', reason: shorten(error) };
  if (activityId !== undefined) return { kind: 'created', activityId };
  if (/deleted|error/i.test(status)) return { kind: 'rejected', reason: shorten(status) };
  return { kind: 'processing' };
}

function shorten(text: string): string {
  return text.trim().slice(0, MAX_REASON_LENGTH);
}
