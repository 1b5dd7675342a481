import * as z from 'zod';

import { civilMonthSchema, ruleFields } from '../shared/rule-schema.ts';
import { processingSchema } from './strava-options.ts';

/** What becomes of some uploads. Every given part of `match` must fit. */
export const uploadRuleSchema = z
  .strictObject({
    match: z.strictObject({
      /** A part of it, extension appended. */
      externalId: z.string().min(1).optional(),
      /** Uploads whose workout starts in it (UTC). */
      civilMonth: civilMonthSchema.optional(),
      userId: z.string().optional(),
    }),
    ...ruleFields,
    /** In place of the setting. */
    processing: processingSchema.optional(),
    /** The file is refused in these words, however good it is. */
    error: z.string().min(1).optional(),
  })
  .refine(({ processing, error }) => processing !== undefined || error !== undefined, {
    error: 'Expected `processing`, `error` or both',
  });

export type UploadRule = z.output<typeof uploadRuleSchema>;

/** What an upload looks like to the matching. */
export interface UploadSubject {
  readonly userId: string;
  readonly externalId: string;
  /** undefined = the file does not say when it starts. */
  readonly startMs: number | undefined;
}

export function uploadRuleFits({ match }: UploadRule, upload: UploadSubject): boolean {
  return (
    (match.userId === undefined || match.userId === upload.userId) &&
    (match.externalId === undefined || upload.externalId.includes(match.externalId)) &&
    (match.civilMonth === undefined || match.civilMonth === monthOf(upload.startMs))
  );
}

function monthOf(startMs: number | undefined): string | undefined {
  return startMs === undefined ? undefined : new Date(startMs).toISOString().slice(0, 7);
}
