import type { Hints } from '../focus.ts';

const PROVIDER_CALLS = ['list workouts', 'submit workout', 'list activities', 'read submission'];

/** Calls to providers fail with this probability. */
export const trouble = (probability: number) =>
  Object.fromEntries(PROVIDER_CALLS.map((call) => [`F13 ${call}`, probability]));

/** Messages are at their last receive. */
export const SPENT = { 'F10 onChunkMessage spent': 0.7, 'F12 skew': 0.9 };

/** Uploads are not done with, so that a try leaves them behind. */
export const STUCK = { 'F13 upload is stuck': 0.5 };

/** The provider takes its time to refuse; meanwhile the record is over. */
export const REFUSED_LATE: Hints = {
  strikes: { 'F13 list workouts': 0.8, 'F13 list workouts is slow': 0.9 },
  commands: [['postCancel', 5_000]],
};
