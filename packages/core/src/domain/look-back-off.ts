/** Longest time until a record whose look threw is looked at again, seconds: an hour. */
const MAX_SECONDS = 60 * 60;
/** Doublings after which every base is beyond the longest time: keeps the power finite. */
const MAX_DOUBLINGS = 12;

/** Seconds until the next look after `failedLooks` looks in a row threw, the last one included: 1 or more. Doubles. */
export function lookBackOffSeconds(failedLooks: number, baseSeconds: number): number {
  return Math.min(baseSeconds * 2 ** Math.min(failedLooks, MAX_DOUBLINGS), MAX_SECONDS);
}
