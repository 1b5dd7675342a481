import * as z from 'zod';

import { idSchema } from './id-schema.ts';

/** Strava API v3, `Upload`: the fields in use. */
export const uploadSchema = z
  .object({
    id: idSchema.optional(),
    id_str: idSchema.nullish(),
    error: z.string().nullish(),
    status: z.string().nullish(),
    activity_id: idSchema.nullish(),
  })
  .transform(({ id: number, id_str: text, error, status, activity_id: activityId }) => ({
    uploadId: text ?? number,
    error: error ?? '',
    status: status ?? '',
    activityId: activityId ?? undefined,
  }));
export type Upload = z.output<typeof uploadSchema>;
