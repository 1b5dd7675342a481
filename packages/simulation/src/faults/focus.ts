import type { ProviderErrorCode } from '@syncwell/connectors/errors';

import type { Random } from '../kernel/random.ts';
import type { Trouble } from '../world/providers/answer-strava.ts';
import { FOCUSED_CALLS } from './focused-calls/focused-calls.ts';

/** One call of one handler that a run crashes at, and what it takes to get there. */
export interface Focus {
  /** `<handler>:<call>`. */
  readonly call: string;
  /** Runs with this focus, in proportion to the others. */
  readonly share: number;
  /** Probabilities of other faults in the run, by class and point. */
  readonly strikes: Readonly<Record<string, number>>;
  /** When a second start of the same route comes, milliseconds; absent = as the run draws it. */
  readonly rivalAtMs?: number;
  /** What a failing source, and a failing destination, say most of the time; absent = any of their refusals. */
  readonly refusal?: ProviderErrorCode;
  readonly trouble?: Trouble;
  /** Whether access tokens live so short that every session begins with a refresh. */
  readonly hasShortTokens?: boolean;
  /** When the user asks to be erased, milliseconds; absent = as the run draws it. */
  readonly erasureAtMs?: number;
  /** Chunks of each orchestration; absent = as the run draws them. */
  readonly chunks?: number;
  /** Whether few other faults come: it takes long to get there. */
  readonly isQuiet?: boolean;
  /** Commands at these milliseconds. */
  readonly commands: readonly (readonly [handler: string, atMs: number])[];
}

/** What it takes to get to a call. */
export type Hints = Partial<Omit<Focus, 'call'>>;

/** Probability of a crash before, during and after the focused call, each. */
const CRASH = 0.25;

/** Every call of every handler that a crash can fall on. */
const FOCI: readonly Focus[] = Object.entries(FOCUSED_CALLS).flatMap(([handler, calls]) =>
  Object.entries(calls).map(([call, hints]) => toFocus(`${handler}:${call}`, hints)),
);

function toFocus(call: string, { share = 1, strikes = {}, commands = [], ...hints }: Hints): Focus {
  const crashes: Record<string, number> = {};
  for (const when of ['before', 'applied', 'answered']) crashes[`F3 ${call} ${when}`] = CRASH;
  return { ...hints, call, share, commands, strikes: { ...strikes, ...crashes } };
}

const ALL_SHARES = FOCI.reduce((sum, { share }) => sum + share, 0);

/** A focus by its share. */
export function drawFocus(random: Random): Focus {
  let roll = random.next() * ALL_SHARES;
  for (const focus of FOCI) {
    roll -= focus.share;
    if (roll < 0) return focus;
  }
  return FOCI[0] ?? toFocus('onChunkMessage:claim', {});
}
