const QUARTER_HOUR_MS = 15 * 60 * 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Limit and usage of all requests, and of those that only read. Values: `<15 minutes>,<day>`. */
const HEADER_PAIRS = [
  { limit: 'x-ratelimit-limit', usage: 'x-ratelimit-usage' },
  { limit: 'x-readratelimit-limit', usage: 'x-readratelimit-usage' },
] as const;

/**
 * When a rate-limited request may be sent again, ISO: 00:00 UTC when a day's part is used up, else the next quarter
 * hour. Windows are fixed, for the whole application; there is no Retry-After. Without jitter: whoever waits adds it.
 * Source: Strava API v3, Rate Limits.
 */
export function readRetryAt(headers: Headers, now: Date): string {
  const windowMs = isDayUsedUp(headers) ? DAY_MS : QUARTER_HOUR_MS;
  return new Date((Math.floor(now.getTime() / windowMs) + 1) * windowMs).toISOString();
}

function isDayUsedUp(headers: Headers): boolean {
  return HEADER_PAIRS.some(({ limit, usage }) => {
    const dayLimit = readDayPart(headers.get(limit));
    const dayUsage = readDayPart(headers.get(usage));
    return dayLimit !== undefined && dayUsage !== undefined && dayUsage >= dayLimit;
  });
}

/** The second part; undefined when it is empty (a lone `,` on writes) or no number. */
function readDayPart(value: string | null): number | undefined {
  const part = value?.split(',')[1]?.trim();
  return part !== undefined && /^\d+$/.test(part) ? Number(part) : undefined;
}
