import fc from 'fast-check';

import { civilDates } from '../testing/civil-dates.ts';
import { chunkAt, countChunks, MAX_CHUNKS, planChunks } from './chunk-plan.ts';
import { addDays, civilDate } from './civil-date.ts';
import type { DateRange } from './date-range.ts';

/** Days of 1,200 months at least, leap days included. */
const HUNDRED_YEARS_DAYS = 36_524;

function ranges(): fc.Arbitrary<DateRange> {
  return fc
    .tuple(
      civilDates(),
      fc.oneof(
        { weight: 4, arbitrary: fc.nat({ max: 400 }) },
        { weight: 1, arbitrary: fc.nat({ max: HUNDRED_YEARS_DAYS }) },
      ),
    )
    .map(([start, days]) => ({ start, end: addDays(start, days) }));
}

function range(start: string, end: string): DateRange {
  return { start: civilDate(start), end: civilDate(end) };
}

const monthOf = (date: string) => date.slice(0, 7);

describe('planChunks', () => {
  it('tiles the range: begins with it, ends with it, no gap and no overlap between', () => {
    fc.assert(
      fc.property(ranges(), (whole) => {
        const chunks = planChunks(whole);
        expect(chunks[0]?.start).toBe(whole.start);
        expect(chunks.at(-1)?.end).toBe(whole.end);
        expect(chunks.slice(1).map(({ start }) => start)).toEqual(
          chunks.slice(0, -1).map(({ end }) => addDays(end, 1)),
        );
      }),
    );
  });

  it('keeps each chunk within one month, and whole months whole', () => {
    fc.assert(
      fc.property(ranges(), (whole) => {
        const chunks = planChunks(whole);
        expect(chunks.filter(({ start, end }) => start > end || monthOf(start) !== monthOf(end))).toEqual([]);
        expect(chunks.slice(1).filter(({ start }) => !start.endsWith('-01'))).toEqual([]);
        expect(chunks.slice(0, -1).filter(({ end }) => !addDays(end, 1).endsWith('-01'))).toEqual([]);
      }),
    );
  });

  it('agrees with countChunks and chunkAt, and numbers from 0', () => {
    fc.assert(
      fc.property(ranges(), (whole) => {
        const chunks = planChunks(whole);
        expect(chunks).toHaveLength(countChunks(whole));
        expect(chunks.length).toBeGreaterThanOrEqual(1);
        expect(chunks.length).toBeLessThanOrEqual(MAX_CHUNKS + 1);
        expect(chunks).toEqual(chunks.map((_, index) => chunkAt(whole, index)));
        expect(chunks.map(({ index }) => index)).toEqual([...chunks.keys()]);
      }),
    );
  });

  it('clips the first and the last month', () => {
    expect(planChunks(range('2023-12-15', '2024-02-10'))).toEqual([
      { index: 0, start: '2023-12-15', end: '2023-12-31' },
      { index: 1, start: '2024-01-01', end: '2024-01-31' },
      { index: 2, start: '2024-02-01', end: '2024-02-10' },
    ]);
  });

  it.each([
    ['one day', '2024-05-17', '2024-05-17', [['2024-05-17', '2024-05-17']]],
    ['a part of one month', '2024-05-02', '2024-05-30', [['2024-05-02', '2024-05-30']]],
    ['a leap February', '2024-02-01', '2024-02-29', [['2024-02-01', '2024-02-29']]],
    [
      'its last day alone',
      '2024-02-29',
      '2024-03-01',
      [
        ['2024-02-29', '2024-02-29'],
        ['2024-03-01', '2024-03-01'],
      ],
    ],
    [
      'a February of 1900, no leap year',
      '1900-02-28',
      '1900-03-01',
      [
        ['1900-02-28', '1900-02-28'],
        ['1900-03-01', '1900-03-01'],
      ],
    ],
    [
      'a start on the 31st',
      '2023-01-31',
      '2023-03-01',
      [
        ['2023-01-31', '2023-01-31'],
        ['2023-02-01', '2023-02-28'],
        ['2023-03-01', '2023-03-01'],
      ],
    ],
  ])('plans %s', (_, start, end, expected) => {
    expect(planChunks(range(start, end)).map((chunk) => [chunk.start, chunk.end])).toEqual(expected);
  });
});

describe('countChunks', () => {
  it.each([
    ['2020-01-01', '2023-12-31', 48],
    ['2015-01-01', '2024-12-31', 120],
    ['2024-01-31', '2024-02-01', 2],
    ['1924-01-01', '2023-12-31', MAX_CHUNKS],
    ['1923-12-31', '2023-12-31', MAX_CHUNKS + 1],
  ])('counts the months that %s to %s touches: %i', (start, end, count) => {
    expect(countChunks(range(start, end))).toBe(count);
  });
});
