import { countOf } from './count-of.ts';

describe('countOf', () => {
  it.each([
    [0, '0 months'],
    [1, '1 month'],
    [2, '2 months'],
    [1_200, '1,200 months'],
  ])('writes %d as %s', (count, text) => {
    expect(countOf(count, 'month')).toBe(text);
  });
});
