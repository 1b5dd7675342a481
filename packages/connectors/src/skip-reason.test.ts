import { findSanitySkip } from './skip-reason.ts';

const now = new Date('2024-06-15T10:00:00Z');
const at = (text: string) => Date.parse(text);
const plain = {
  startMs: at('2024-06-01T10:00:00Z'),
  endMs: at('2024-06-01T11:00:00Z'),
  distanceMeters: 10_000,
};

describe('findSanitySkip', () => {
  it.each([
    ['an ordinary workout', plain, undefined],
    [
      'one of exactly 5 days and 1,000 km',
      { startMs: at('2024-06-01T00:00Z'), endMs: at('2024-06-06T00:00Z'), distanceMeters: 1_000_000 },
      undefined,
    ],
    ['one without distance', { ...plain, distanceMeters: undefined }, undefined],
    ['a start before 1995', { ...plain, startMs: at('1994-12-31T23:59:59Z') }, 'STARTS_BEFORE_1995'],
    ['a start in the future', { ...plain, startMs: at('2024-06-15T10:00:01Z') }, 'STARTS_IN_FUTURE'],
    ['no end', { ...plain, endMs: undefined }, 'STILL_RECORDING'],
    ['an end in the future', { ...plain, endMs: at('2024-06-15T10:00:01Z') }, 'STILL_RECORDING'],
    ['no duration', { ...plain, endMs: plain.startMs }, 'NO_DURATION'],
    ['a negative duration', { ...plain, endMs: plain.startMs - 1 }, 'NO_DURATION'],
    ['more than 5 days', { ...plain, startMs: plain.endMs - 432_000_001 }, 'LONGER_THAN_5_DAYS'],
    ['more than 1,000 km', { ...plain, distanceMeters: 1_000_001 }, 'FARTHER_THAN_1000_KM'],
  ])('judges %s', (_, facts, reason) => {
    expect(findSanitySkip(facts, now)).toBe(reason);
  });
});
