/** Even a poll that may be repeated at once is not repeated sooner. */
const SHORTEST_MS = 1_000;

/** A Retry-After header as milliseconds from now: seconds or an HTTP date (RFC 9110, 10.2.3); undefined = no such. */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.max(SHORTEST_MS, ms);
}
