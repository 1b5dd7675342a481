/** The part of `fetch` that the client needs. The `fetch` of React Native, browsers and Node fits. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly signal: AbortSignal;
  },
) => Promise<FetchResponse>;

export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** Time as an effect. */
export interface Timer {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `run` once, `ms` milliseconds from now; the function that is returned takes that back. */
  after(ms: number, run: () => void): () => void;
}

/** Longer times end at once in `setTimeout`, which counts in 32 bits. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export const platformTimer: Timer = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timeout = setTimeout(run, Math.min(ms, LONGEST_TIMEOUT_MS));
    return () => clearTimeout(timeout);
  },
};

/** Not the global itself: browsers want it called on `globalThis`, and apps replace it after this module is loaded. */
export const platformFetch: Fetch = (url, init) => fetch(url, init);

const KEY_DIGITS = 32;

/** A key that no other start of this user has. React Native has no `crypto.randomUUID`; a key is no secret. */
export function randomKey(random: () => number): string {
  return Array.from({ length: KEY_DIGITS }, () => Math.floor(random() * 16).toString(16)).join('');
}
