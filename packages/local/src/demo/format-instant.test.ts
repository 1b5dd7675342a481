import { formatInstant } from './format-instant.ts';

describe('formatInstant', () => {
  const now = new Date('2026-01-01T06:02:30Z');
  it.each([
    ['2026-01-01T06:15:00.000Z', '06:15 UTC'],
    ['2026-01-02T00:00:00.000Z', '2026-01-02 00:00 UTC'],
  ])('writes %s as %s', (iso, text) => {
    expect(formatInstant(iso, now)).toBe(text);
  });
});
