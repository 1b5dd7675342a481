import { formatDuration } from './format-duration.ts';

describe('formatDuration', () => {
  it.each([
    [0.2, '0:01'],
    [59.5, '1:00'],
    [754, '12:34'],
    [3_723, '1:02:03'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
