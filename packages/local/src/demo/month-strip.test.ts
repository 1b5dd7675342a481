import fc from 'fast-check';

import { groupByYear, monthLegend, paintLetters } from './month-strip.ts';
import { plainPaint, type Paint } from './paint.ts';

const tagPaint: Paint = (style, text) => `<${String(style)}>${text}</>`;

describe('groupByYear', () => {
  it('cuts at the turns of the year, with a first year that starts late', () => {
    expect(groupByYear('ab' + '.'.repeat(12) + 'c', '2019-11-17')).toEqual([
      { year: 2019, letters: 'ab', calendar: '          ab' },
      { year: 2020, letters: '............', calendar: '............' },
      { year: 2021, letters: 'c', calendar: 'c           ' },
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
          expect(years.every(({ calendar }) => calendar.length === 12)).toBe(true);
          expect(years.every(({ letters, calendar }) => calendar.trim() === letters)).toBe(true);
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

describe('monthLegend', () => {
  it('fits a terminal of 80 columns', () => {
    expect(monthLegend(plainPaint)).toBe(
      '. to do  r running  w to be tried again  C copied  e empty  F failed',
    );
  });
});
