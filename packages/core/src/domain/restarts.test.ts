import fc from 'fast-check';

import { civilDate } from './civil-date.ts';
import { countRestart, isRestartLeft, nextRestartsAt, type Restarts } from './restarts.ts';

const NOON = new Date('2024-06-15T12:00:00.000Z');
const TODAY = civilDate('2024-06-15');
const at = (instant: string) => new Date(`2024-06-${instant}Z`);

describe('countRestart', () => {
  it('counts from one', () => {
    expect(countRestart(undefined, NOON)).toEqual({ day: '2024-06-15', count: 1 });
  });

  it('counts on until the last millisecond of the day, UTC', () => {
    const restarts = { day: TODAY, count: 4 };
    expect(countRestart(restarts, at('15T00:00:00.000'))).toEqual({ day: '2024-06-15', count: 5 });
    expect(countRestart(restarts, at('15T23:59:59.999'))).toEqual({ day: '2024-06-15', count: 5 });
  });

  it.each(['16T00:00:00.000', '13T23:59:59.999'])('begins anew on another day: %s', (instant) => {
    const now = at(instant);
    const day = now.toISOString().slice(0, 10);
    expect(countRestart({ day: TODAY, count: 4 }, now)).toEqual({ day, count: 1 });
  });

  it('counts on for a clock that has not begun the day yet', () => {
    expect(countRestart({ day: TODAY, count: 4 }, at('14T23:59:59.999'))).toEqual({ day: TODAY, count: 5 });
  });
});

describe('isRestartLeft', () => {
  it.each<[count: number, isLeft: boolean]>([
    [0, true],
    [2, true],
    [3, false],
    [4, false],
  ])('says of %i out of three: %s', (count, isLeft) => {
    expect(isRestartLeft({ day: TODAY, count }, { now: NOON, restartsPerDay: 3 })).toBe(isLeft);
  });

  it('has all of them where none was counted', () => {
    expect(isRestartLeft(undefined, { now: NOON, restartsPerDay: 1 })).toBe(true);
  });

  it('allows exactly so many restarts in any day', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 4 * 86_400 }), { maxLength: 60 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: 1, max: 5 }), (offsets, restartsPerDay) => {
        const allowed = new Map<string, number>();
        const wanted = new Map<string, number>();
        let restarts: Restarts | undefined;
        for (const offset of offsets.toSorted((a, b) => a - b)) {
          const now = new Date(NOON.getTime() + offset * 1000);
          const day = now.toISOString().slice(0, 10);
          wanted.set(day, (wanted.get(day) ?? 0) + 1);
          if (!isRestartLeft(restarts, { now, restartsPerDay })) continue;
          restarts = countRestart(restarts, now);
          allowed.set(day, (allowed.get(day) ?? 0) + 1);
        }
        for (const [day, count] of wanted) expect(allowed.get(day)).toBe(Math.min(count, restartsPerDay));
      }),
    );
  });
});

describe('nextRestartsAt', () => {
  it.each([
    ['15T00:00:00.000', '2024-06-16T00:00:00.000Z'],
    ['15T23:59:59.999', '2024-06-16T00:00:00.000Z'],
    ['30T12:00:00.000', '2024-07-01T00:00:00.000Z'],
  ])('is the midnight after %s', (instant, midnight) => {
    expect(nextRestartsAt(at(instant)).toISOString()).toBe(midnight);
  });
});
