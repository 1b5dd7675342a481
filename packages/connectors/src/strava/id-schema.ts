import * as z from 'zod';

/** Ids exceed 32 bits, so they are strings here; a big number has become a string of its digits already. */
export const idSchema = z.union([z.string().regex(/^\d+$/), z.int().nonnegative().transform(String)]);
