/**
 * Body of the request that hands a workout in, packed: the mean of ten recordings of real devices, most with a point a
 * second, as `npm run bench:uploads -- --recordings DIR` measured it on 2026-11-23.
 */
export const KB_PER_UPLOAD = 43.7;
