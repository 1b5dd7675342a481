import fc from 'fast-check';

import { estimateSync, type SyncSize } from './estimate-sync.ts';
import { LIST_PRICES } from './list-prices.ts';
import { KB_PER_UPLOAD } from './upload-size.ts';

const FOUR_YEARS = { chunks: 48, workouts: 445, polls: 300 };
const quantity = (size: SyncSize, service: string, what: string) =>
  estimateSync(size).find((line) => line.service === service && line.what === what)?.quantity ?? Number.NaN;
const total = (size: SyncSize) => estimateSync(size).reduce((sum, { cost }) => sum + cost, 0);

describe('estimateSync', () => {
  it('names each service that a sync is billed for', () => {
    expect([...new Set(estimateSync(FOUR_YEARS).map(({ service }) => service))]).toEqual([
      'Lambda',
      'SQS',
      'DynamoDB',
      'API Gateway',
      'KMS',
      'EventBridge',
      'CloudWatch Logs',
      'Data transfer',
    ]);
  });

  it('reckons with the measured write units of each month and each workout', () => {
    const empty = quantity({ chunks: 48, workouts: 0, polls: 0 }, 'DynamoDB', 'write units');
    expect(empty).toBeCloseTo(7 + 48 * (2.07 + 0.59), 5);
    const busy = quantity({ chunks: 48, workouts: 100, polls: 0 }, 'DynamoDB', 'write units');
    expect(busy - empty).toBeCloseTo(100 * (1.92 + 0.23), 5);
  });

  it('bills a poll with a request, an invocation and one and a half read units', () => {
    const [none, one] = [0, 1].map((polls) => ({ chunks: 48, workouts: 0, polls })) as [SyncSize, SyncSize];
    const more = (service: string, what: string) =>
      quantity(one, service, what) - quantity(none, service, what);
    expect(more('API Gateway', 'requests')).toBe(1);
    expect(more('Lambda', 'invocations')).toBe(1);
    expect(more('DynamoDB', 'read units')).toBeCloseTo(1.5, 9);
    expect(more('DynamoDB', 'write units')).toBe(0);
  });

  it('sends the missing months again after each wait for a limit', () => {
    const sent = (workouts: number) => quantity({ chunks: 120, workouts, polls: 0 }, 'Lambda', 'invocations');
    expect([sent(133), sent(134), sent(1_200)]).toEqual([121, 181, 121 + 8 * 60]);
  });

  it('takes the dearer record of more than 48 months, and one that grows beyond 120', () => {
    const perChunk = (chunks: number) =>
      (quantity({ chunks, workouts: 0, polls: 0 }, 'DynamoDB', 'write units') - (chunks > 48 ? 8 : 7)) /
        chunks -
      0.59;
    expect([48, 49, 120, 240].map((chunks) => Number(perChunk(chunks).toFixed(2)))).toEqual([
      2.07, 3.1, 3.1, 6.2,
    ]);
  });

  it('sends packed files, as they were measured, and little else', () => {
    const sent = (workouts: number) =>
      quantity({ chunks: 1, workouts, polls: 0 }, 'Data transfer', 'GB out') * 1e6;
    expect(sent(0)).toBe(0);
    expect(sent(1)).toBeCloseTo(KB_PER_UPLOAD + 3.56, 6);
  });

  it('multiplies by the list price', () => {
    const line = estimateSync(FOUR_YEARS).find(({ what }) => what === 'write units');
    expect(line?.cost).toBeCloseTo((line?.quantity ?? 0) * LIST_PRICES.writeUnit, 12);
  });

  it('never gets cheaper by more work', () => {
    const size = fc.record({
      chunks: fc.integer({ min: 1, max: 1_199 }),
      workouts: fc.nat(20_000),
      polls: fc.nat(20_000),
    });
    fc.assert(
      fc.property(size, fc.constantFrom('chunks', 'workouts', 'polls'), (given, key) => {
        expect(total({ ...given, [key]: given[key] + 1 })).toBeGreaterThan(total(given));
      }),
    );
  });
});
