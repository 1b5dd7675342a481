import { parseRetryAfter } from './parse-retry-after.ts';

const NOW_MS = Date.parse('2026-03-01T12:00:00Z');

describe('parseRetryAfter', () => {
  it.each([
    ['10', 10_000],
    [' 60 ', 60_000],
    ['0', 1_000],
    ['Sun, 01 Mar 2026 12:15:00 GMT', 900_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 1_000],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %s ms', (header, ms) => {
    expect(parseRetryAfter(header, NOW_MS)).toBe(ms);
  });
});
