import { hasBegun } from '@syncwell/core/domain/has-begun';
import { type Lease, liveLease, type Orchestration } from '@syncwell/core/domain/orchestration';
import { isActive, isLegalMove, isTerminal } from '@syncwell/core/domain/status';

import { NOW } from '../model/instants.ts';
import { recordOf } from '../model/record-of.ts';
import { eventName, isSameEvent, type State } from '../model/state.ts';
import type { Written } from '../model/step.ts';
import { jobOf } from '../model/task.ts';

interface Move {
  readonly before: Orchestration;
  readonly after: Orchestration;
  readonly written: Written;
  /** The state in which it was written. */
  readonly state: State;
}

/** What holds for every write that takes effect. Answers the names of what does not. */
export function checkWrite(state: State, written: Written): string[] {
  const move = { before: recordOf(written.before), after: recordOf(written.after), written, state };
  return RULES.filter(({ holds }) => !holds(move)).map(({ name }) => name);
}

/** Writes that may count for a message of an older run: the work is done, or a claim of its own is given up. */
const OLD_RUN_MAY = new Set(['complete', 'complete failed', 'finish', 'release', 'give back', 'drop lease']);
/** Writes that give a claim up. */
const FREEING = new Set(['release', 'give back', 'drop lease', 'park', 'join wait', 'yield', 'reconnect']);
/** Writes that may take effect twice, because they say the same again. */
const REPEATABLE = new Set(['fanned out']);

const RULES: readonly { readonly name: string; holds(move: Move): boolean }[] = [
  {
    name: 'S3 completed never falls',
    holds: ({ before, after }) => after.completedChunks >= before.completedChunks,
  },
  {
    name: 'S4 the status makes legal moves',
    holds: ({ before, after }) => isLegalMove(before.status, after.status),
  },
  { name: 'S4 what is over changes only by retry or by a late success', holds: isEndKept },
  { name: 'S8 a message of another run changes nothing', holds: isOfItsRun },
  {
    name: 'S9 no chunk starts while it is paused or over',
    holds: ({ before, written }) => written.change.name !== 'claim' || isActive(before.status),
  },
  {
    name: 'S9 only resume ends a pause',
    holds: ({ before, after, written }) =>
      before.status !== 'PAUSED' || !isActive(after.status) || written.change.name === 'resume',
  },
  { name: 'S9 a call that the SDK repeats counts once', holds: isOnce },
  { name: 'S14 a chunk at work is not claimed by another', holds: isClaimFree },
  { name: 'S14 a chunk at work is not counted failed', holds: isFailureOfNobodysWork },
  { name: 'S14 a claim is given up by its owner only', holds: isOwnLease },
  {
    name: 'S14 every write counts the version up',
    holds: ({ before, after }) => after.version === before.version + 1,
  },
  { name: 'S14 an event is published before it is gone', holds: isEventKept },
  { name: 'S14 the end of what had begun is an event', holds: isEndEvent },
  { name: 'S14 two events never look the same', holds: isEventNew },
];

function isEndKept({ before, after, written }: Move): boolean {
  if (!isTerminal(before.status) || before.status === after.status) return true;
  return written.change.name === (isTerminal(after.status) ? 'complete failed' : 'retry');
}

function isOfItsRun({ before, written }: Move): boolean {
  const job = jobOf(written.task);
  return job === undefined || job.run === before.run || OLD_RUN_MAY.has(written.change.name);
}

/** A claim whose end came between the two is a new claim: it is no try more than a new message would have made. */
function isOnce({ before, written }: Move): boolean {
  if (!written.isTwice || REPEATABLE.has(written.change.name)) return true;
  const job = jobOf(written.task);
  return (
    written.change.name === 'claim' &&
    job !== undefined &&
    liveLease(before, job.chunkIndex, NOW) === undefined
  );
}

function isClaimFree({ before, written }: Move): boolean {
  return written.change.name !== 'claim' || foreignLease(before, written) === undefined;
}

function isFailureOfNobodysWork({ before, written }: Move): boolean {
  return written.change.name !== 'fail' || foreignLease(before, written) === undefined;
}

/** The live claim of somebody else on the chunk that a write is about. */
function foreignLease(before: Orchestration, { task }: Written): Lease | undefined {
  const job = jobOf(task);
  const lease = job && liveLease(before, job.chunkIndex, NOW);
  return lease !== undefined && 'owner' in task && task.owner === lease.owner ? undefined : lease;
}

function isOwnLease({ before, after, written: { change, task } }: Move): boolean {
  if (!FREEING.has(change.name)) return true;
  return [...before.leases].every(
    ([index, { owner }]) => after.leases.has(index) || ('owner' in task && task.owner === owner),
  );
}

/** A start that lost its route before anything was sent is told so, and is no sync. */
function isEndEvent({ before, after }: Move): boolean {
  const isEnd = !isTerminal(before.status) && isTerminal(after.status);
  return !isEnd || !hasBegun(before) || after.announce !== undefined;
}

/** The event of a pause may give way to a newer event: what it said is no longer so. */
function isEventKept({ before, after, written }: Move): boolean {
  const { announce } = before;
  if (announce === undefined) return true;
  if (after.announce !== undefined) {
    const mayGiveWay = announce.status === 'PAUSED' || written.change.name === 'complete failed';
    return mayGiveWay || isSameEvent(after.announce, announce);
  }
  const { task, change } = written;
  const published = 'read' in task ? task.read?.announce : undefined;
  return change.name === 'announced' && isSameEvent(announce, published);
}

/** Who gets events tells repeats by their name: a new event with an old name would be dropped. */
function isEventNew({ before, after: { announce, orchestrationId }, state }: Move): boolean {
  if (announce === undefined || isSameEvent(announce, before.announce)) return true;
  return !state.events.includes(eventName(orchestrationId, announce));
}
