import * as z from 'zod';

/** Ids exceed 32 bits, so they are strings here; a big number has become a string of its digits already. */
const id = z.union([z.string().regex(/^\d+$/), z.int().nonnegative().transform(String)]);

/** Strava API v3, `Upload`: the fields in use. */
export const uploadSchema = z
  .object({
    id: id.optional(),
    id_str: id.nullish(),
    error: z.string().nullish(),
    status: z.string().nullish(),
    activity_id: id.nullish(),
  })
  .transform(({ id: number, id_str: text, error, status, activity_id: activityId }) => ({
    uploadId: text ?? number,
    error: error ?? '',
    status: status ?? '',
    activityId: activityId ?? undefined,
  }));
export type Upload = z.output<typeof uploadSchema>;
