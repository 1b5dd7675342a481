import fc from 'fast-check';

import { wrapWords } from './wrap-words.ts';

describe('wrapWords', () => {
  it('cuts between words', () => {
    expect(wrapWords('waiting: the limit is used up', 13)).toEqual(['waiting: the', 'limit is used', 'up']);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrapWords('an overlongword', 5)).toEqual(['an', 'overl', 'ongwo', 'rd']);
  });

  it('keeps to its columns and loses nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\S+( \S+)*$/), fc.integer({ min: 1, max: 100 }), (text, columns) => {
        const lines = wrapWords(text, columns);
        expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
