import { capacityOf, countUsers, releaseOf, shareOf } from './fair-share.ts';
import { windowAt, windowLengths } from './windows.ts';

const LENGTHS = windowLengths(15 * 60 * 1000, 1);
const NOW = Date.parse('2024-06-15T12:05:00Z');
const SHORT = windowAt('short', LENGTHS, NOW);
const DAY = windowAt('day', LENGTHS, NOW);
const users = (...names: string[]) => ({
  total: { overall: 0, read: 0 },
  byUser: new Map(names.map((name) => [name, { overall: 0, read: 0 }])),
});

describe('capacityOf', () => {
  it.each([
    [200, 180],
    [1, 1],
    [0, 1],
  ])('leaves a tenth of %d to live traffic, and one call at least', (limit, capacity) => {
    expect(capacityOf(limit)).toBe(capacity);
  });
});

describe('shareOf', () => {
  it.each([
    [1, 80],
    [2, 40],
    [3, 26],
    [500, 1],
  ])('leaves a fifth to newcomers and divides the rest among %d', (count, share) => {
    expect(shareOf(SHORT, { capacity: 100, users: count, at: NOW })).toBe(share);
  });

  it('ends three quarters into the day', () => {
    expect(new Date(releaseOf(DAY))).toEqual(new Date('2024-06-15T18:00:00Z'));
    expect(shareOf(DAY, { capacity: 100, users: 2, at: releaseOf(DAY) - 1 })).toBe(40);
    expect(shareOf(DAY, { capacity: 100, users: 2, at: releaseOf(DAY) })).toBe(100);
  });
});

describe('countUsers', () => {
  it('counts those of this short window and the one before, each once, and whoever asks', () => {
    const before = windowAt('short', LENGTHS, SHORT.start - 1);
    const old = windowAt('short', LENGTHS, before.start - 1);
    const windows = new Map([
      [SHORT.name, users('a', 'b')],
      [before.name, users('b', 'c')],
      [old.name, users('d')],
      [DAY.name, users('a', 'b', 'c', 'd')],
    ]);
    const state = { limits: undefined, windows };
    expect(countUsers(state, LENGTHS, { at: NOW })).toBe(3);
    expect(countUsers(state, LENGTHS, { user: 'a', at: NOW })).toBe(3);
    expect(countUsers(state, LENGTHS, { user: 'e', at: NOW })).toBe(4);
  });
});
