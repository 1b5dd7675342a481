import { absent, add, anyOf, atMost, type Change, type Clause, remove, set } from '../change.ts';
import type { Orchestration, Waiting } from '../orchestration.ts';
import {
  active,
  attemptsPath,
  leaseMine,
  leasePath,
  recordExists,
  runEqual,
  stamp,
  type Wake,
  wakeAt,
} from './clauses.ts';
import { announcement } from './finish.ts';
import type { LeaseHolder } from './release.ts';

/** A claim that gives its chunk back through no fault of the chunk: the try does not count. */
export interface HandBack extends LeaseHolder {
  readonly run: number;
}

function mayHandBack({ chunkIndex, owner, run }: HandBack): [Clause, ...Clause[]] {
  return [recordExists, runEqual(run), active, leaseMine(chunkIndex, owner)];
}

function handBack({ chunkIndex }: HandBack) {
  return [remove(leasePath(chunkIndex)), add(attemptsPath(chunkIndex), -1)];
}

export interface Parking {
  readonly waiting: Waiting & { readonly until: string };
  readonly now: Date;
  readonly wake: Wake;
}

/**
 * The whole orchestration waits until an instant: no chunk of it is claimed before. Never acts on PAUSED. A wait that
 * ends later stays as it is.
 */
export function park(input: HandBack, { waiting, now, wake }: Parking): Change {
  const noLaterWait = anyOf(absent(['waiting']), atMost(['waiting', 'until'], waiting.until));
  return {
    name: 'park',
    clauses: [...mayHandBack(input), { name: 'no later wait', holds: noLaterWait }],
    effects: [set(['waiting'], { ...waiting }), ...handBack(input), ...wakeAt(wake), ...stamp(now)],
  };
}

/** Hands a chunk back while the orchestration waits longer already. */
export function joinWait(input: HandBack, now: Date): Change {
  return { name: 'join wait', clauses: mayHandBack(input), effects: [...handBack(input), ...stamp(now)] };
}

/** The time box is over and something was done: the chunk is to be sent again, under the same run. */
export function yieldChunk(input: HandBack, now: Date, wake: Wake): Change {
  return {
    name: 'yield',
    clauses: mayHandBack(input),
    effects: [
      set(['redispatch', String(input.chunkIndex)], true),
      ...handBack(input),
      ...wakeAt(wake),
      ...stamp(now),
    ],
  };
}

/** The user's consent is gone: paused until they connect again and resume. `read` gives the counts of the event. */
export function reconnect(
  input: HandBack,
  read: Orchestration,
  pausing: { provider: string; now: Date; wake: Wake },
): Change {
  const { provider, now, wake } = pausing;
  return {
    name: 'reconnect',
    clauses: mayHandBack(input),
    effects: [
      set(['status'], 'PAUSED'),
      set(['waiting'], { reason: 'RECONNECT_REQUIRED', provider }),
      set(['announce'], announcement(read, 'PAUSED')),
      ...handBack(input),
      ...wakeAt(wake),
      ...stamp(now),
    ],
  };
}
