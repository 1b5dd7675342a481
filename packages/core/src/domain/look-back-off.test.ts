import { lookBackOffSeconds } from './look-back-off.ts';

describe('lookBackOffSeconds', () => {
  it.each([
    [1, 120],
    [2, 240],
    [5, 1_920],
    [6, 3_600],
    [100_000, 3_600],
  ])('after %i looks that threw is %i s', (failedLooks, seconds) => {
    expect(lookBackOffSeconds(failedLooks, 60)).toBe(seconds);
  });
});
