import type { Limits } from '@syncwell/core/domain/budget/limits';

import type { Random } from '../../kernel/random.ts';
import { isDamaged } from '../workouts.ts';
import { SimConsents } from './sim-consents.ts';
import { SimLimits } from './sim-limits.ts';
import { SimUploads } from './sim-uploads.ts';

/** The destination: everything it holds and counts. */
export interface SimStrava {
  readonly initialLimits: Limits;
  readonly limits: SimLimits;
  readonly consents: SimConsents;
  uploadsOf(userId: string): SimUploads;
}

const USUAL: Limits = { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } };
/** So low that a sync of some months runs into them. */
const LOW: Limits = { overall: { short: 12, day: 120 }, read: { short: 8, day: 80 } };
const LOW_PROBABILITY = 0.2;
/** The ledger has to do without what the real one does for it. */
const TAKES_DOUBLES_PROBABILITY = 0.25;
/** How long an upload is processed at most; with the time on its way less than the product waits for one. */
const PROCESSING_MS = [3_000, 35_000] as const;
/** Less than is left of a token when it is renewed. */
const SHORT_LIFE_MS = 4 * 60 * 1000;
const MIN_LIFE_MS = 10 * 60 * 1000;
const MAX_LIFE_MS = 6 * 60 * 60 * 1000;

export interface SimStravaOptions {
  readonly random: Random;
  readonly now: () => number;
  /** Whether it may take doubles in this run: clocks must be right for that. */
  readonly mayTakeDoubles: boolean;
  readonly isStuck: () => boolean;
  readonly isBig: boolean;
  /** Whether every session begins with a refresh. */
  readonly hasShortTokens: boolean;
}

export function createSimStrava({
  random,
  now,
  mayTakeDoubles,
  isStuck,
  isBig,
  hasShortTokens,
}: SimStravaOptions): SimStrava {
  const takesDoubles = random.chance(TAKES_DOUBLES_PROBABILITY) && mayTakeDoubles;
  const initialLimits = random.chance(LOW_PROBABILITY) && !isBig ? LOW : USUAL;
  const usualLifeMs = MIN_LIFE_MS + random.next() * (MAX_LIFE_MS - MIN_LIFE_MS);
  const lifeMs = hasShortTokens ? SHORT_LIFE_MS : usualLifeMs;
  const users = new Map<string, SimUploads>();
  const maxProcessingMs = random.pick(PROCESSING_MS);
  const processingMs = () => (isStuck() ? Infinity : random.next() * maxProcessingMs);
  return {
    initialLimits,
    limits: new SimLimits(initialLimits, now),
    consents: new SimConsents({ now, lifeMs }),
    uploadsOf: (userId) => {
      const uploads = users.get(userId) ?? new SimUploads({ now, takesDoubles, processingMs, isDamaged });
      users.set(userId, uploads);
      return uploads;
    },
  };
}
