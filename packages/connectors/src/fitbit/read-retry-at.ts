const MINUTE_MS = 60_000;

/**
 * When a rate-limited request may be sent again, ISO: what Retry-After says in seconds, else the next full minute,
 * because the limits count requests per minute. Without jitter: whoever waits adds it.
 */
export function readRetryAt(headers: Headers, now: Date): string {
  const seconds = headers.get('retry-after');
  if (seconds !== null && /^\d{1,6}$/.test(seconds)) {
    return new Date(now.getTime() + Number(seconds) * 1_000).toISOString();
  }
  return new Date((Math.floor(now.getTime() / MINUTE_MS) + 1) * MINUTE_MS).toISOString();
}
