import type { Sport } from './ports.ts';

/** Sports that devices and people take for one another; a sport in none of these is like itself only. */
const VARIANTS: readonly (readonly Sport[])[] = [
  ['run', 'trail-run', 'treadmill-run'],
  ['walk', 'hike'],
  ['ride', 'mountain-bike-ride', 'e-bike-ride', 'indoor-ride'],
  ['row', 'indoor-row'],
  ['weights', 'hiit'],
];

/** Whether two records of one moment may be of one workout: equal sports, variants of one, or one is `other`. */
export function isSameSport(one: Sport, other: Sport): boolean {
  if (one === other || one === 'other' || other === 'other') return true;
  return VARIANTS.some((group) => group.includes(one) && group.includes(other));
}
