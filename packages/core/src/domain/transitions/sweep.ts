import { type Change, type Clause, type Effect, equals, remove, set } from '../change.ts';
import type { LastLook, Orchestration } from '../orchestration.ts';
import { isActive } from '../status.ts';
import {
  active,
  recordExists,
  runEqual,
  sleepOn,
  stamp,
  statusIs,
  type Wake,
  wakeAt,
  wakeEqual,
} from './clauses.ts';

/** One write of the sweeper: on a record as read, at `now`. */
export interface SweepStep {
  readonly read: Orchestration;
  readonly now: Date;
}

const wakeAsRead = ({ wakeAt: at }: Orchestration): Clause => {
  if (at === undefined) throw new RangeError('Expected a record with a wake time');
  return wakeEqual(at);
};
/** Whatever the sweeper gets done ends a row of looks that threw. */
const lookedWell = remove(['failedLooks']);
const stillDue = (read: Orchestration): [Clause, ...Clause[]] => [
  recordExists,
  active,
  runEqual(read.run),
  wakeAsRead(read),
];

/** The event was published. The wake goes with it, unless the record is active and has its own reasons to wake. */
export function announced({ read, now }: SweepStep): Change {
  const version = read.announce?.version;
  if (version === undefined) throw new RangeError('Expected a record with an event to publish');
  return {
    name: 'announced',
    clauses: [
      recordExists,
      { name: 'announce.version as read', holds: equals(['announce', 'version'], version) },
      statusIs(read.status),
    ],
    effects: [remove(['announce']), lookedWell, ...(isActive(read.status) ? [] : sleepOn()), ...stamp(now)],
  };
}

/** Nothing to do here any more: paused, or terminal with nothing to publish. */
export function sleep({ read, now }: SweepStep): Change {
  return {
    name: 'sleep',
    clauses: [recordExists, statusIs(read.status), wakeAsRead(read)],
    effects: [lookedWell, ...sleepOn(), ...stamp(now)],
  };
}

/** A wait is over, or nothing moves: a new run, whose messages are the caller's to send. */
export function redispatch({ read, now }: SweepStep, wake: Wake, lastLook: LastLook): Change {
  return {
    name: 're-dispatch',
    clauses: stillDue(read),
    effects: [
      set(['run'], read.run + 1),
      remove(['waiting']),
      set(['redispatch'], {}),
      setLastLook(lastLook),
      lookedWell,
      ...wakeAt(wake),
      ...stamp(now),
    ],
  };
}

/** These time-boxed chunks of `read` were sent under their own run. */
export function sentAgain({ read, now }: SweepStep, wake: Wake, chunks: readonly number[]): Change {
  return {
    name: 'send again',
    clauses: stillDue(read),
    effects: [
      ...chunks.map((index) => remove(['redispatch', String(index)])),
      lookedWell,
      ...wakeAt(wake),
      ...stamp(now),
    ],
  };
}

/** All is well, or it is too early to tell: look again later. */
export function push({ read, now }: SweepStep, wake: Wake, lastLook: LastLook): Change {
  return {
    name: 'push',
    clauses: stillDue(read),
    effects: [setLastLook(lastLook), lookedWell, ...wakeAt(wake), ...stamp(now)],
  };
}

function setLastLook({ run, settled, stepSeconds }: LastLook): Effect {
  return set(['lastLook'], { run, settled, stepSeconds });
}
