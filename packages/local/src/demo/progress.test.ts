import fc from 'fast-check';

import { fitMonthStrip } from './fit-month-strip.ts';
import { formatDuration } from './format-duration.ts';
import { makeStatusView } from './make-status-view.ts';
import { groupByYear, paintLetters } from './month-strip.ts';
import { plainPaint, type Paint } from './paint.ts';
import { renderPlainLine } from './plain-line.ts';
import { renderProgressLine } from './progress-line.ts';
import { createRateMeter } from './rate-meter.ts';

const tagPaint: Paint = (style, text) => `<${String(style)}>${text}</>`;
const FOUR_YEARS = makeStatusView({
  startDate: '2020-01-01',
  endDate: '2023-12-31',
  totalChunks: 48,
  completedChunks: 12,
  percentSettled: 25,
  months: '.'.repeat(34) + 'rr' + 'C'.repeat(11) + 'e',
  results: { found: 120, written: 118, duplicate: 1, skipped: 1 },
});
const RATE = { monthsPerSecond: 2, workoutsPerSecond: 17.25 };

describe('groupByYear', () => {
  it('cuts at the turns of the year, with a first year that starts late', () => {
    expect(groupByYear('ab' + '.'.repeat(12) + 'c', '2019-11-17')).toEqual([
      { year: 2019, letters: 'ab' },
      { year: 2020, letters: '............' },
      { year: 2021, letters: 'c' },
    ]);
  });

  it('loses no month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.stringMatching(/^[.rwCeF]{1,150}$/),
        (month, months) => {
          const years = groupByYear(months, `2015-${String(month).padStart(2, '0')}-01`);
          expect(years.map(({ letters }) => letters).join('')).toBe(months);
          expect(years.every(({ letters }) => letters.length >= 1 && letters.length <= 12)).toBe(true);
        },
      ),
    );
  });
});

describe('paintLetters', () => {
  it('paints runs of one letter together', () => {
    expect(paintLetters('..rCCF', tagPaint)).toBe('<dim>..</><cyanBright>r</><green>CC</><redBright>F</>');
  });
});

describe('fitMonthStrip', () => {
  const view = { months: 'CCeF..r.', startDate: '2022-11-01' };
  it.each([
    [20, '2022 CC 2023 eF..r.'],
    [8, 'CCeF..r.'],
    [7, 'CF'],
    [1, undefined],
  ])('uses %d columns', (columns, text) => {
    expect(fitMonthStrip(view, columns, plainPaint)?.text).toBe(text);
  });
});

describe('renderProgressLine', () => {
  const render = (columns: number, view = FOUR_YEARS) =>
    renderProgressLine(view, { rate: RATE, columns, paint: plainPaint });

  it('shows bar, percent, counts, rate, time left and the months by year', () => {
    expect(render(140)).toBe(
      '██████░░░░░░░░░░░░░░░░░░  25% 12/48 17.3 workouts/s 0:18 left ' +
        '2020 ............ 2021 ............ 2022 ..........rr 2023 CCCCCCCCCCCe',
    );
  });

  it('says how a pause goes', () => {
    expect(render(60, { ...FOUR_YEARS, status: 'PAUSED', inFlightChunks: 2 })).toContain(
      'pausing, 2 running',
    );
    expect(render(60, { ...FOUR_YEARS, status: 'PAUSED' })).toContain(' paused');
  });

  it('names what it waits for', () => {
    const waiting = { reason: 'RATE_LIMITED', until: '2026-01-01T06:15:00.000Z' };
    expect(render(70, { ...FOUR_YEARS, waiting })).toContain('waiting: RATE_LIMITED until 06:15 UTC');
    expect(render(60, { ...FOUR_YEARS, waiting: { reason: 'RECONNECT_REQUIRED' } })).toContain(
      'waiting: RECONNECT_REQUIRED',
    );
  });

  it('never takes more than its columns', () => {
    const counts = fc.record({
      columns: fc.integer({ min: 1, max: 300 }),
      total: fc.integer({ min: 1, max: 1200 }),
    });
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), ({ columns, total }, share) => {
        const settled = Math.floor(total * share);
        const view = {
          ...FOUR_YEARS,
          totalChunks: total,
          completedChunks: settled,
          months: '.'.repeat(total),
        };
        expect(render(columns, view).length).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('marks failed months in the bar', () => {
    const view = { ...FOUR_YEARS, failedChunks: 1 };
    expect(renderProgressLine(view, { rate: undefined, columns: 60, paint: tagPaint })).toContain(
      '<red>█</>',
    );
  });
});

describe('renderPlainLine', () => {
  it('holds counts, status and months', () => {
    expect(renderPlainLine({ ...FOUR_YEARS, status: 'PAUSED' })).toBe(
      ' 25% · 12 of 48 months · 120 workouts · paused · ' +
        '2020 ............ 2021 ............ 2022 ..........rr 2023 CCCCCCCCCCCe',
    );
  });
});

describe('createRateMeter', () => {
  it('measures the last ten seconds', () => {
    const meter = createRateMeter();
    for (let second = 0; second <= 30; second += 1) {
      meter.add({ atMs: second * 1_000, months: second < 20 ? 0 : (second - 20) * 3, workouts: second * 5 });
    }
    expect(meter.read()).toEqual({ monthsPerSecond: 3, workoutsPerSecond: 5 });
  });

  it('says nothing before there is a second to judge by, also after a reset', () => {
    const meter = createRateMeter();
    meter.add({ atMs: 0, months: 0, workouts: 0 });
    meter.add({ atMs: 900, months: 4, workouts: 9 });
    expect(meter.read()).toBeUndefined();
    meter.add({ atMs: 1_000, months: 4, workouts: 9 });
    expect(meter.read()).toBeDefined();
    meter.reset();
    expect(meter.read()).toBeUndefined();
  });
});

describe('formatDuration', () => {
  it.each([
    [0.2, '0:01'],
    [59.5, '1:00'],
    [754, '12:34'],
    [3_723, '1:02:03'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
