import { windowLengths } from '@syncwell/core/domain/budget/windows';

import { createWindowCounter } from '../shared/window-counter.ts';
import type { StravaLimit } from './strava-options.ts';

const QUARTER_HOUR_MS = 900_000;

export type RequestKind = 'read' | 'write';

export interface RateLimiter {
  /** Counts a request of the application. false = it is beyond a limit; refused ones count to the day only. */
  admit(kind: RequestKind, now: Date): boolean;
  /** The header pairs of Strava API v3, Rate Limits: `quarter hour,day`. */
  headers(kind: RequestKind, now: Date): Readonly<Record<string, string>>;
  usage(now: Date): Readonly<Record<'overall' | 'read', StravaLimit>>;
  clear(): void;
}

/**
 * Limits of the whole application: every user's requests count to the same windows. `limitsNow` tells the limits in
 * force; `windowScale` shortens the windows (1 = as long as they are).
 */
export function createRateLimiter(
  limitsNow: () => Readonly<Record<'overall' | 'read', StravaLimit>>,
  windowScale: number,
): RateLimiter {
  const lengths = windowLengths(QUARTER_HOUR_MS, windowScale);
  const quarterHour = createWindowCounter(lengths.short);
  const day = createWindowCounter(lengths.day);
  const usageOf = (key: string, now: Date) => ({
    quarterHour: quarterHour.read(key, now),
    day: day.read(key, now),
  });
  const hasRoom = (key: 'overall' | 'read', now: Date) => {
    const used = usageOf(key, now);
    const limit = limitsNow()[key];
    return used.quarterHour < limit.quarterHour && used.day < limit.day;
  };
  return {
    admit: (kind, now) => {
      const keys = kind === 'read' ? (['overall', 'read'] as const) : (['overall'] as const);
      const admitted = keys.every((key) => hasRoom(key, now));
      for (const key of keys) day.add(key, now);
      if (admitted) for (const key of keys) quarterHour.add(key, now);
      return admitted;
    },
    headers: (kind, now) => ({
      'X-RateLimit-Limit': toPair(limitsNow().overall),
      'X-RateLimit-Usage': toPair(usageOf('overall', now)),
      // Answers to writes carry the read pair with empty parts.
      'X-ReadRateLimit-Limit': kind === 'read' ? toPair(limitsNow().read) : ',',
      'X-ReadRateLimit-Usage': kind === 'read' ? toPair(usageOf('read', now)) : ',',
    }),
    usage: (now) => ({ overall: usageOf('overall', now), read: usageOf('read', now) }),
    clear: () => [quarterHour, day].forEach((counter) => counter.clear()),
  };
}

function toPair({ quarterHour, day }: StravaLimit): string {
  return `${quarterHour},${day}`;
}
