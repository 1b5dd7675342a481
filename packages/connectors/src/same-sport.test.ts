import { isSameSport } from './same-sport.ts';

describe('isSameSport', () => {
  it.each([
    ['run', 'run', true],
    ['run', 'treadmill-run', true],
    ['hike', 'walk', true],
    ['indoor-ride', 'mountain-bike-ride', true],
    ['yoga', 'other', true],
    ['other', 'swim', true],
    ['run', 'ride', false],
    ['walk', 'run', false],
    ['yoga', 'pilates', false],
  ] as const)('compares %s with %s', (one, other, same) => {
    expect(isSameSport(one, other)).toBe(same);
    expect(isSameSport(other, one)).toBe(same);
  });
});
