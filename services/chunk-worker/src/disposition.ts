/** What becomes of a message. */
export type Disposition =
  /** Its outcome is durable, or somebody else cares for it: delete it. */
  | { readonly kind: 'ack' }
  /** Visible again after so many seconds; without a number when its visibility time runs out. */
  | { readonly kind: 'return'; readonly afterSeconds?: number }
  /** Nobody can act on it: keep it for a person, then delete it. */
  | { readonly kind: 'quarantine' };

export const ACK: Disposition = { kind: 'ack' };
export const QUARANTINE: Disposition = { kind: 'quarantine' };

/** Spread of a return to a lease's end, so that duplicates of many chunks do not come back in one moment. */
const JITTER_SECONDS = 2;

/** Back when the lease that ends at `end` (epoch milliseconds) is over. */
export function returnAtLeaseEnd(end: number, now: Date, random: () => number): Disposition {
  return { kind: 'return', afterSeconds: (end - now.getTime()) / 1000 + random() * JITTER_SECONDS };
}

export interface Backoff {
  /** Tries so far, this one included: 1 or more. */
  readonly attempts: number;
  readonly baseSeconds: number;
  readonly maxSeconds: number;
}

/** Back after base x 2^attempts, half of it jittered, never later than `maxSeconds`. */
export function returnAfterBackoff(
  { attempts, baseSeconds, maxSeconds }: Backoff,
  random: () => number,
): Disposition {
  const full = Math.min(baseSeconds * 2 ** attempts, maxSeconds);
  return { kind: 'return', afterSeconds: full / 2 + (random() * full) / 2 };
}
