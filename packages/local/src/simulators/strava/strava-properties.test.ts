import fc from 'fast-check';

import { fixedClock } from '../testing/fixed-clock.ts';
import { stravaClient } from '../testing/strava-client.ts';
import { createRateLimiter, type RequestKind } from './rate-limiter.ts';

const LIST = '/api/v3/athlete/activities';
const ROOMY = { quarterHour: 100_000, day: 100_000 };
const FROM_S = Date.parse('2024-03-01T00:00:00Z') / 1000;

interface Listed {
  readonly id: number;
  readonly start_date: string;
}

describe('lists of Strava', () => {
  it('give every activity within the bounds once, page by page, whatever the page size', async () => {
    const seconds = fc.integer({ min: 0, max: 60 });
    const input = fc.record({
      starts: fc.array(seconds, { maxLength: 30 }),
      after: seconds,
      before: seconds,
      perPage: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(input, async ({ starts, after, before, perPage }) => {
        const client = stravaClient({}, { limits: { overall: ROOMY, read: ROOMY } });
        for (const start of starts) {
          const startTime = new Date((FROM_S + start) * 1000).toISOString();
          await client.admin('POST', 'activities', { userId: 'u1', startTime, elapsedSeconds: 1 });
        }
        const bounds = `after=${FROM_S + after}&before=${FROM_S + before}&per_page=${perPage}`;
        const seen: Listed[] = [];
        for (let page = 1; ; page += 1) {
          const found = await client.read<Listed[]>(`${LIST}?${bounds}&page=${page}`);
          seen.push(...found);
          if (found.length < perPage) break;
        }
        const wanted = starts.filter((start) => start > after && start < before).sort((a, b) => b - a);
        expect(seen.map(({ start_date: at }) => Date.parse(at) / 1000 - FROM_S)).toEqual(wanted);
        expect(new Set(seen.map(({ id }) => id)).size).toBe(wanted.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the limiter of Strava', () => {
  it('admits no more than a window holds, and counts every request to the day', () => {
    const request = fc.record({
      kind: fc.constantFrom<RequestKind>('read', 'write'),
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40_000_000 })),
    });
    const limits = { overall: { quarterHour: 4, day: 9 }, read: { quarterHour: 2, day: 5 } };
    fc.assert(
      fc.property(fc.array(request, { maxLength: 60 }), (requests) => {
        const limiter = createRateLimiter(() => limits, 1);
        let nowMs = fixedClock().now().getTime();
        const seen = requests.map(({ kind, waitMs }) => {
          nowMs += waitMs;
          return { kind, atMs: nowMs, admitted: limiter.admit(kind, new Date(nowMs)) };
        });
        for (const [windowMs, most, name] of [
          [900_000, 'quarterHour', 'a quarter of an hour'],
          [86_400_000, 'day', 'a day'],
        ] as const) {
          const perWindow = (kinds: readonly RequestKind[]) => {
            const counts = new Map<number, number>();
            for (const { kind, atMs, admitted } of seen) {
              const window = Math.floor(atMs / windowMs);
              if (admitted && kinds.includes(kind)) counts.set(window, (counts.get(window) ?? 0) + 1);
            }
            return Math.max(0, ...counts.values());
          };
          expect([name, perWindow(['read', 'write']) <= limits.overall[most]]).toEqual([name, true]);
          expect([name, perWindow(['read']) <= limits.read[most]]).toEqual([name, true]);
        }
        const today = seen.filter(
          ({ atMs }) => Math.floor(atMs / 86_400_000) === Math.floor(nowMs / 86_400_000),
        );
        expect(limiter.usage(new Date(nowMs)).overall.day).toBe(today.length);
      }),
    );
  });
});
