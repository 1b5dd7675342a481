/**
 * How long to wait after the given number of failures in a row: doubles with each, up to `longestMs`. Some time more by
 * chance, so that apps that lost the API together do not come back together.
 */
export function backOffMs(
  failures: number,
  { firstMs, longestMs, random }: { firstMs: number; longestMs: number; random: () => number },
): number {
  return spread(Math.min(firstMs * 2 ** (failures - 1), Math.max(longestMs, firstMs)), random);
}

const SPREAD = 0.1;

/** Up to a tenth longer, never shorter. */
export function spread(ms: number, random: () => number): number {
  return ms * (1 + SPREAD * random());
}
