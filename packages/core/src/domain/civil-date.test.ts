import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

import fc from 'fast-check';

import { civilDates } from '../testing/civil-dates.ts';
import { addDays, civilDate, parseCivilDate, toCivilDate, todayIn, toUtcDate } from './civil-date.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** Another way to tell: a day that does not exist rolls over into the next month. */
function existsByRollover(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

describe('parseCivilDate', () => {
  it('takes exactly the days that exist', () => {
    const parts = fc.record({
      year: fc.integer({ min: 0, max: 9999 }),
      month: fc.integer({ min: 0, max: 13 }),
      day: fc.integer({ min: 0, max: 32 }),
    });
    fc.assert(
      fc.property(parts, ({ year, month, day }) => {
        const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
        expect(parseCivilDate(text)).toBe(existsByRollover(year, month, day) ? text : undefined);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(parseCivilDate(text)).toBe(text);
  });

  it.each([
    ['2023-02-29', 'no leap year'],
    ['1900-02-29', 'no leap year, though divisible by four'],
    ['2023-04-31', 'April has 30 days'],
    ['2023-00-10', 'no month 0'],
    ['2023-13-01', 'no month 13'],
    ['2023-01-00', 'no day 0'],
    ['0000-01-01', 'no year 0'],
    ['2023-1-1', 'digits missing'],
    ['20230101', 'hyphens missing'],
    ['+12023-01-01', 'five digits of year'],
    ['2023-01-01T00:00:00Z', 'an instant'],
    [' 2023-01-01', 'space before'],
    ['2023-01-01\n', 'line break after'],
    ['２０２３-01-01', 'other digits'],
    ['', 'nothing'],
  ])('refuses %j: %s', (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
  });
});

describe('civilDate', () => {
  it('throws on a day that does not exist', () => {
    expect(() => civilDate('2023-02-29')).toThrow(
      new RangeError('Expected a date YYYY-MM-DD, got 2023-02-29'),
    );
  });
});

describe('toCivilDate', () => {
  it('undoes toUtcDate', () => {
    fc.assert(fc.property(civilDates(), (date) => expect(toCivilDate(toUtcDate(date))).toBe(date)));
  });
});

describe('addDays', () => {
  it('moves by whole days, back and forth', () => {
    fc.assert(
      fc.property(civilDates(), fc.integer({ min: -2000, max: 2000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(toUtcDate(moved).getTime() - toUtcDate(date).getTime()).toBe(days * DAY_MS);
        expect(addDays(moved, -days)).toBe(date);
      }),
    );
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2024-03-31', 0, '2024-03-31'],
  ])('takes %s by %i to %s', (from, days, to) => {
    expect(addDays(civilDate(from), days)).toBe(to);
  });
});

describe('todayIn', () => {
  it.each([
    ['UTC', '2024-03-09T23:59:59.999Z', '2024-03-09'],
    ['UTC', '2024-03-10T00:00:00.000Z', '2024-03-10'],
    // Fourteen hours ahead of UTC, eleven and twelve behind it: three days at one instant.
    ['Pacific/Kiritimati', '2024-03-10T10:00:00Z', '2024-03-11'],
    ['Pacific/Kiritimati', '2024-03-10T09:59:59Z', '2024-03-10'],
    ['Pacific/Pago_Pago', '2024-03-10T10:59:59Z', '2024-03-09'],
    ['Pacific/Pago_Pago', '2024-03-10T11:00:00Z', '2024-03-10'],
    ['Etc/GMT+12', '2024-03-10T11:59:59Z', '2024-03-09'],
    // Samoa crossed the date line: there was no 30 December 2011.
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    // New York puts its clocks forward on 10 March: midnight is at 5, then at 4 UTC.
    ['America/New_York', '2024-03-10T04:59:59Z', '2024-03-09'],
    ['America/New_York', '2024-03-10T05:00:00Z', '2024-03-10'],
    ['America/New_York', '2024-03-11T03:59:59Z', '2024-03-10'],
    ['America/New_York', '2024-03-11T04:00:00Z', '2024-03-11'],
    // São Paulo put them forward at midnight: the day began at 1.
    ['America/Sao_Paulo', '2018-11-04T02:59:59Z', '2018-11-03'],
    ['America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-04'],
    // A quarter of an hour matters too.
    ['Asia/Kathmandu', '2024-02-28T18:14:59Z', '2024-02-28'],
    ['Asia/Kathmandu', '2024-02-28T18:15:00Z', '2024-02-29'],
  ])('in %s at %s is %s', (zone, now, today) => {
    expect(todayIn(zone, new Date(now))).toBe(today);
  });

  it('is the date part of the instant in UTC', () => {
    const instants = fc.date({
      min: new Date(0),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (now) => expect(todayIn('UTC', now)).toBe(now.toISOString().slice(0, 10))),
    );
  });

  it('throws on a zone that does not exist', () => {
    expect(() => todayIn('Mars/Olympus', new Date(0))).toThrow(RangeError);
  });
});

describe('the calendar', () => {
  /** Needs its own process: a zone is read from the environment before the first date. */
  function planUnder(zone: string): string {
    const module = (name: string) => pathToFileURL(`${__dirname}/${name}.ts`).href;
    const program = `
      const { addDays, todayIn } = await import('${module('civil-date')}');
      const { planChunks } = await import('${module('chunk-plan')}');
      const now = new Date('2024-03-10T10:30:00Z');
      console.log(JSON.stringify([
        planChunks({ start: '2011-11-15', end: '2012-03-02' }),
        planChunks({ start: '2018-10-31', end: '2018-11-04' }),
        planChunks({ start: '2012-01-31', end: '2012-03-01' }),
        addDays('2011-12-29', 2),
        addDays('2012-03-01', 1),
        todayIn('Pacific/Kiritimati', now),
        now.getTimezoneOffset() === 0 ? 'here' : 'elsewhere',
      ]));`;
    const options = { encoding: 'utf8', env: { ...process.env, TZ: zone } } as const;
    return execFileSync(process.execPath, ['--input-type=module', '--eval', program], options);
  }

  it('does not depend on the zone of the machine', () => {
    const zones = ['Pacific/Apia', 'Pacific/Kiritimati', 'America/Sao_Paulo'];
    const expected = planUnder('UTC').replace('here', 'elsewhere');
    expect(zones.map(planUnder)).toEqual(zones.map(() => expected));
    expect(expected).toContain('"start":"2012-02-01","end":"2012-02-29"');
  });
});
