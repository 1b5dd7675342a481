import { windowAt, windowBefore, windowLengths, windowOfBoth, windowsOfCall } from './windows.ts';

const QUARTER_HOUR_MS = 15 * 60 * 1000;
const REAL = windowLengths(QUARTER_HOUR_MS, 1);
const at = (time: string) => new Date(`2024-06-15T${time}Z`);
const kindsOf = (time: string) => windowsOfCall(REAL, at(time)).map(({ kind }) => kind);

describe('windowLengths', () => {
  it('keeps the lengths of the provider at scale 1', () => {
    expect(REAL).toEqual({ short: 900_000, day: 86_400_000, arrival: 20_000, skew: 1_000 });
  });

  it.each([0.01, 0.001, 1 / 3600, 0.37])(
    'scales all of them, and a day stays 96 short windows, at %d',
    (scale) => {
      const { short, day, arrival, skew } = windowLengths(QUARTER_HOUR_MS, scale);
      expect(Math.abs(short - 900_000 * scale)).toBeLessThanOrEqual(0.5);
      expect(day).toBe(96 * short);
      expect(arrival + 2 * skew).toBeLessThan(short / 3);
      expect(arrival).toBeGreaterThanOrEqual(Math.min(short / 4, 500));
    },
  );
});

describe('windowAt', () => {
  it('starts short windows at :00, :15, :30, :45, and days at midnight UTC', () => {
    const short = windowAt('short', REAL, at('12:29:59.999').getTime());
    expect([new Date(short.start), new Date(short.end)]).toEqual([at('12:15:00'), at('12:30:00')]);
    const day = windowAt('day', REAL, at('12:29:59').getTime());
    expect(new Date(day.start)).toEqual(at('00:00:00'));
    expect(day.name).not.toBe(short.name);
  });

  it('knows the one before', () => {
    const short = windowAt('short', REAL, at('12:15:00').getTime());
    expect(new Date(windowBefore(short, REAL).start)).toEqual(at('12:00:00'));
  });
});

describe('windowsOfCall', () => {
  it.each([
    ['12:05:00', ['short', 'day']],
    ['12:14:38.999', ['short', 'day']],
    ['12:14:39', ['short', 'short', 'day']],
    ['12:15:00.999', ['short', 'short', 'day']],
    ['12:15:01', ['short', 'day']],
    ['23:59:50', ['short', 'short', 'day', 'day']],
  ])('has every window that a call of %s may be counted in', (time, kinds) => {
    expect(kindsOf(time)).toEqual(kinds);
  });
});

describe('windowOfBoth', () => {
  it('is certain only away from the edges', () => {
    const both = (from: string, to: string) => windowOfBoth('short', REAL, at(from), at(to))?.start;
    expect(both('12:05:00', '12:05:10')).toBe(at('12:00:00').getTime());
    expect(both('12:14:59', '12:15:05')).toBeUndefined();
    expect(both('12:15:00.500', '12:15:05')).toBeUndefined();
    expect(both('12:14:50', '12:14:59')).toBeUndefined();
  });
});
