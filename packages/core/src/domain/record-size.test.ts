import { itemSize } from '../testing/item-size.ts';
import { after, anItem, type Step } from '../testing/orchestration-factory.ts';
import {
  claimed,
  completed,
  failed,
  finished,
  having,
  released,
  sent,
} from '../testing/orchestration-steps.ts';
import { MAX_CHUNKS } from './chunk-plan.ts';
import { civilDate } from './civil-date.ts';
import type { Item } from './item.ts';

/** The stricter of its two meanings. */
const KB = 1000;
/** An item of this size is one that DynamoDB would refuse. */
const ITEM_LIMIT_BYTES = 400 * KB;

/** Two workouts a day: more than nearly anybody. Every kind of count is there, so that nothing is left out. */
const BUSY_MONTH = {
  found: 62,
  written: 57,
  duplicate: 3,
  skipped: 2,
  skipReasons: { FROM_DESTINATION: 2 },
};

/** Texts as long as they get: a user id of an identity provider, the longest zone of the tz database. */
const LONG_TEXTS = {
  userId: 'google-oauth2|103547991597142817347',
  source: 'google-health',
  destination: 'garmin-connect',
  timeZone: 'America/Argentina/ComodRivadavia',
  requestHash: 'A'.repeat(22),
};

function recordOf(lastYear: number, years: number, step: (chunkIndex: number) => Step): Item {
  const dates = {
    startDate: civilDate(`${lastYear - years + 1}-01-01`),
    endDate: civilDate(`${lastYear}-12-31`),
  };
  const steps = Array.from({ length: 12 * years }, (_, index) => step(index));
  return anItem({ ...LONG_TEXTS, ...dates }, sent, ...steps);
}

describe('the size of a record', () => {
  it('is at most 1.3 KB with 48 completed chunks, its end still to be told', () => {
    const item = after(
      recordOf(2023, 4, (index) => completed(index, BUSY_MONTH)),
      finished,
    );
    expect(item).toMatchObject({ status: 'COMPLETED', completedChunks: 48 });
    expect(itemSize(item)).toBeLessThanOrEqual(1.3 * KB);
  });

  it('is at most 2.6 KB with 120 completed chunks, its end still to be told', () => {
    const item = after(
      recordOf(2024, 10, (index) => completed(index, BUSY_MONTH)),
      finished,
    );
    expect(item).toMatchObject({ status: 'COMPLETED', completedChunks: 120 });
    expect(itemSize(item)).toBeLessThanOrEqual(2.6 * KB);
  });

  it('is far below the limit with 1,200 failed chunks', () => {
    const item = after(
      recordOf(2024, 100, (index) => failed(index, 'PROVIDER_UNAVAILABLE', 5)),
      finished,
    );
    expect(item).toMatchObject({ status: 'FAILED', failedChunks: MAX_CHUNKS });
    expect(itemSize(item)).toBeLessThanOrEqual(ITEM_LIMIT_BYTES / 20);
  });

  it('is far below the limit even with all that 1,200 chunks can hold before they settle', () => {
    const tried = recordOf(2024, 100, (index) => claimed(index));
    const waited = Object.keys(tried['attempts'] ?? {}).map((index) => [index, true] as const);
    const errors = Object.fromEntries(waited.map(([index]) => [index, 'PROVIDER_UNAVAILABLE']));
    const item = after(tried, having({ errors, redispatch: Object.fromEntries(waited) }));
    expect(itemSize(item)).toBeLessThanOrEqual(ITEM_LIMIT_BYTES / 2);
    expect(itemSize(after(item, released(0)))).toBeLessThan(itemSize(item));
  });
});
