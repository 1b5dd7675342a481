import { auditRecord } from '../audit-record.ts';
import { type Change, type Clause, type Effect, equals, remove, set } from '../change.ts';
import type { Item } from '../item.ts';
import type { LastLook, Orchestration } from '../orchestration.ts';
import { packOutcome } from '../outcome-codec.ts';
import { isActive } from '../status.ts';
import { active, recordExists, runEqual, sleepOn, stamp, statusIs, type Wake, wakeAt } from './clauses.ts';

/** One write of the sweeper: on a record as read, at `now`. */
export interface SweepStep {
  readonly read: Orchestration;
  readonly now: Date;
}

const wakeAsRead = ({ wakeAt: at }: Orchestration): Clause => {
  if (at === undefined) throw new RangeError('Expected a record with a wake time');
  return { name: 'wakeAt as read', holds: equals(['wakeAt'], at) };
};
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
    effects: [remove(['announce']), ...(isActive(read.status) ? [] : sleepOn()), ...stamp(now)],
  };
}

/** Nothing to do here any more: paused, or terminal with nothing to publish. */
export function sleep({ read, now }: SweepStep): Change {
  return {
    name: 'sleep',
    clauses: [recordExists, statusIs(read.status), wakeAsRead(read)],
    effects: [...sleepOn(), ...stamp(now)],
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
    effects: [setLastLook(lastLook), ...wakeAt(wake), ...stamp(now)],
  };
}

/**
 * Counters that do not fit the outcomes are computed anew, outcomes outside of the plan dropped. The version as read
 * keeps every other write out.
 */
export function repair({ read, now }: SweepStep): Change {
  const { completedChunks, failedChunks, outsidePlan } = auditRecord(read);
  return {
    name: 'repair',
    clauses: [recordExists, { name: 'version as read', holds: equals(['version'], read.version) }],
    effects: [
      ...(outsidePlan.length > 0 ? [set(['outcomes'], outcomesInPlan(read))] : []),
      set(['completedChunks'], completedChunks),
      set(['failedChunks'], failedChunks),
      ...stamp(now),
    ],
  };
}

function outcomesInPlan({ outcomes, totalChunks }: Orchestration): Item {
  const inPlan = [...outcomes].filter(([index]) => index < totalChunks);
  return Object.fromEntries(inPlan.map(([index, outcome]) => [String(index), packOutcome(outcome)]));
}

function setLastLook({ run, settled, stepSeconds }: LastLook): Effect {
  return set(['lastLook'], { run, settled, stepSeconds });
}
