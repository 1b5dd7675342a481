import { layOutMonths } from './month-grid.ts';
import { plainPaint } from './paint.ts';

const layOut = (months: string, startDate: string, columns: number, lines = 12) =>
  layOutMonths({ months, startDate }, { columns, lines }, plainPaint);

describe('layOutMonths', () => {
  it('puts as many years into a row as there is room for', () => {
    const months = '.'.repeat(46) + 'rC';
    expect(layOut(months, '2020-01-01', 79)).toEqual([
      '2020 ............  2021 ............  2022 ............  2023 ..........rC',
    ]);
    expect(layOut(months, '2020-01-01', 59)).toEqual([
      '2020 ............  2021 ............  2022 ............',
      '2023 ..........rC',
    ]);
    expect(layOut(months, '2020-01-01', 17)).toHaveLength(4);
  });

  it('keeps each month in its column when the first or the last year is cut', () => {
    expect(layOut('CCeF..r.', '2022-11-01', 30)).toEqual(['2022           CC', '2023 eF..r.      ']);
  });

  it('gives a year one letter, the most telling, where the months would take too many lines', () => {
    const months =
      'C'.repeat(11) + 'F' + 'C'.repeat(12) + 'C'.repeat(11) + 'r' + 'e'.repeat(12) + '.'.repeat(12 * 9);
    expect(layOut(months, '1998-01-01', 40, 3)).toEqual([
      'a letter a year',
      '1990         FC  2000 re........',
      '2010 .         ',
    ]);
  });

  it('shows a hundred years at every width from 60 to 200', () => {
    const months = 'C'.repeat(1_200);
    for (let columns = 60; columns <= 200; columns += 1) {
      const rows = layOut(months, '1925-01-01', columns);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length).toBeLessThanOrEqual(12);
    }
    expect(layOut(months, '1925-01-01', 200)).toHaveLength(10);
    expect(layOut(months, '1925-01-01', 79)[0]).toBe('a letter a year');
  });

  it('is left out where not even decades fit', () => {
    expect(layOut('C'.repeat(1_200), '1925-01-01', 14)).toEqual([]);
    expect(layOut('CC', '1925-01-01', 79, 0)).toEqual([]);
  });
});
