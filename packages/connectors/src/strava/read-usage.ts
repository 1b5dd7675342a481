import type { HeardLimits } from '@syncwell/core/budget';
import type { HeardFigures } from '@syncwell/core/domain/budget/limits';

/**
 * What the headers of an answer tell of the limits of this application: `<15 minutes>,<day>` of all requests and of
 * those that only read. Answers to writes may have empty parts (a lone `,`): such a figure is unknown, not 0.
 * Source: Strava API v3, Rate Limits.
 */
export function readUsage(headers: Headers): Omit<HeardLimits, 'sentAt'> {
  const read = (what: 'limit' | 'usage'): HeardFigures => ({
    overall: readPair(headers.get(`x-ratelimit-${what}`)),
    read: readPair(headers.get(`x-readratelimit-${what}`)),
  });
  return { limits: read('limit'), usage: read('usage') };
}

function readPair(value: string | null): { short?: number; day?: number } {
  const [short, day] = (value ?? '').split(',').map(readFigure);
  return { ...(short === undefined ? {} : { short }), ...(day === undefined ? {} : { day }) };
}

function readFigure(part: string): number | undefined {
  return /^\s*\d{1,15}\s*$/.test(part) ? Number(part) : undefined;
}
