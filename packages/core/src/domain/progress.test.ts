import fc from 'fast-check';

import { after, anItem, anOrchestration, NOW, type Step } from '../testing/orchestration-factory.ts';
import {
  claimed,
  completed,
  failed,
  LEASE_END,
  paused,
  released,
  sent,
} from '../testing/orchestration-steps.ts';
import { civilDate } from './civil-date.ts';
import { completeBackTo, countInFlight, letterOf, missingChunks, percentOf, sumResults } from './progress.ts';
import { toOrchestration } from './record-codec.ts';

const EMPTY = { found: 0, written: 0, duplicate: 0, skipped: 0 };
const WHOLE_YEAR = { startDate: civilDate('2023-01-01'), endDate: civilDate('2023-12-31') };

describe('missingChunks', () => {
  it('is the plan without what is settled, oldest first', () => {
    const record = anOrchestration(WHOLE_YEAR, sent, completed(11), failed(10), claimed(9), completed(0));
    expect(missingChunks(record).map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('has the clipped dates of the plan', () => {
    const record = anOrchestration({}, sent, completed(1));
    expect(missingChunks(record)).toEqual([
      { index: 0, start: '2023-01-15', end: '2023-01-31' },
      { index: 2, start: '2023-03-01', end: '2023-03-10' },
    ]);
  });
});

describe('letterOf', () => {
  const cases: readonly (readonly [string, readonly Step[], Date])[] = [
    ['.', [], NOW],
    ['r', [claimed(0)], NOW],
    ['r', [claimed(0)], new Date(LEASE_END.getTime() - 1)],
    // Its worker was stopped by its own deadline; the message comes back.
    ['w', [claimed(0)], LEASE_END],
    ['w', [claimed(0), released(0)], NOW],
    ['r', [claimed(0), paused], NOW],
    ['C', [claimed(0), completed(0)], NOW],
    ['C', [completed(0, { ...EMPTY, found: 1, skipped: 1 })], NOW],
    ['e', [completed(0, EMPTY)], NOW],
    ['F', [claimed(0), failed(0)], NOW],
  ];
  it.each(cases)('writes %s', (letter, steps, now) => {
    expect(letterOf(anOrchestration({}, sent, ...steps), 0, now)).toBe(letter);
  });
});

describe('countInFlight', () => {
  const record = anOrchestration(
    {},
    sent,
    claimed(0),
    claimed(1, { leaseEnd: new Date(LEASE_END.getTime() + 1) }),
    claimed(2),
    completed(2),
  );

  it.each([
    ['both claims', NOW, 2],
    ['the later one once the earlier is over', LEASE_END, 1],
    ['nothing when both are over', new Date(LEASE_END.getTime() + 1), 0],
  ])('counts %s', (_, now, count) => {
    expect(countInFlight(record, now)).toBe(count);
  });
});

describe('percentOf', () => {
  it.each([
    [0, 48, 0],
    [1, 1200, 0],
    [1, 3, 33],
    [2, 3, 66],
    [47, 48, 97],
    [1199, 1200, 99],
    [48, 48, 100],
  ])('says %i of %i is %i', (part, total, percent) => {
    expect(percentOf(part, total)).toBe(percent);
  });

  it('is 100 for the whole alone, and never falls when the part grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1200 }), (total) => {
        const percents = Array.from({ length: total + 1 }, (_, part) => percentOf(part, total));
        expect(percents.indexOf(100)).toBe(total);
        expect(percents).toEqual(percents.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('completeBackTo', () => {
  const cases: readonly (readonly [string, readonly Step[], string | null])[] = [
    ['nothing is settled', [], null],
    ['the newest month is missing', [completed(0), completed(1)], null],
    ['the newest month failed', [completed(0), completed(1), failed(2)], null],
    ['only the newest is there', [completed(2)], '2023-03-01'],
    ['an older one is there beyond a gap', [completed(2), completed(0)], '2023-03-01'],
    ['a failed one is the gap', [completed(2), failed(1), completed(0)], '2023-03-01'],
    ['an empty month is in the row', [completed(2), completed(1, EMPTY)], '2023-02-01'],
    ['all are there', [completed(2), completed(1), completed(0)], '2023-01-15'],
  ];
  it.each(cases)('when %s', (_, steps, date) => {
    expect(completeBackTo(anOrchestration({}, sent, ...steps))).toBe(date);
  });
});

describe('sumResults', () => {
  it('adds the counts of completed chunks, and nothing of failed ones', () => {
    const record = anOrchestration(
      {},
      sent,
      completed(0, {
        found: 7,
        written: 3,
        duplicate: 1,
        skipped: 3,
        skipReasons: { EMPTY_FILE: 1, NO_DURATION: 2 },
      }),
      completed(1, { found: 8, written: 0, duplicate: 7, skipped: 1, skipReasons: { EMPTY_FILE: 1 } }),
      failed(2),
    );
    expect(sumResults(record)).toEqual({
      found: 15,
      written: 3,
      duplicate: 8,
      skipped: 4,
      skipReasons: { NO_DURATION: 2, EMPTY_FILE: 2 },
    });
  });

  it('is zero in the beginning', () => {
    expect(sumResults(anOrchestration())).toEqual({ ...EMPTY, skipReasons: {} });
  });
});

describe('progress as a whole', () => {
  it('settles every chunk once, whatever the order', () => {
    const order = fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 });
    fc.assert(
      fc.property(order, fc.infiniteStream(fc.boolean()), (chunks, coin) => {
        const steps = chunks.map((index) => (coin.next().value ? completed(index) : failed(index)));
        const record = toOrchestration(after(anItem(WHOLE_YEAR, sent), ...steps));
        expect(missingChunks(record)).toEqual([]);
        expect(record.completedChunks + record.failedChunks).toBe(12);
        const letters = chunks.map((index) => letterOf(record, index, NOW));
        expect(letters.filter((letter) => letter === 'C')).toHaveLength(record.completedChunks);
      }),
    );
  });
});
