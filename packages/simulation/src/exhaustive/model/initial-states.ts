import type { Item } from '@syncwell/core/domain/item';
import { routeKey } from '@syncwell/core/domain/route-key';

import { beginRun } from '../programs/begin-run.ts';
import type { Budget, Cast } from './budget.ts';
import { NOW } from './instants.ts';
import { after, createdItem, madeBy, ONE_MONTH, triesOf, TWO_MONTHS } from './made-items.ts';
import { recordOf } from './record-of.ts';
import type { State } from './state.ts';
import type { Job, Task } from './task.ts';
import { TRANSITIONS } from './transitions.ts';

const { holdRoute, fannedOut, failByWorker, pause } = TRANSITIONS;
const RECORD = 'a';
const RIVAL = 'b';

/** What a world may begin with. */
export const BEGINNINGS = {
  fresh: freshStates,
  tired: tiredStates,
  'half failed': halfFailedStates,
  paused: pausedStates,
  rivals: rivalStates,
};
export type Beginning = keyof typeof BEGINNINGS;

/** One record of two months, just created by an API process that goes on to send it. */
function freshStates(cast: Cast, budget: Budget): State[] {
  const item = createdItem(RECORD, TWO_MONTHS);
  const state = { ...emptyState(cast, budget), items: { [RECORD]: item } };
  return orDead({ ...state, apis: state.apis.with(0, beginningOf(item)) });
}

/** The same record sent out, both chunks having met so many passing errors that one try is left. */
function tiredStates(cast: Cast, budget: Budget): State[] {
  const item = after(createdItem(RECORD, TWO_MONTHS), fannedOut(1, NOW), ...triesOf(0), ...triesOf(1));
  return [sentState(emptyState(cast, budget), item, [0, 1])];
}

/** One try left for the one chunk, and the other counted failed. */
function halfFailedStates(cast: Cast, budget: Budget): State[] {
  const failure = { chunkIndex: 1, run: 1, owner: 'gone', attempts: 1, reason: 'PROVIDER_GONE' } as const;
  const created = createdItem(RECORD, TWO_MONTHS);
  const item = after(created, fannedOut(1, NOW), ...triesOf(0), failByWorker(failure, NOW));
  return [sentState(emptyState(cast, budget), item, [0])];
}

/** Paused in the middle, long ago: its messages are gone. */
function pausedStates(cast: Cast, budget: Budget): State[] {
  const created = createdItem(RECORD, TWO_MONTHS);
  const item = after(created, fannedOut(1, NOW), pause('user', recordOf(created), NOW));
  return [sentState(emptyState(cast, budget), item, [])];
}

/** Two records of one month each, of one user and route: two starts at the same time. */
function rivalStates(cast: Cast, budget: Budget): State[] {
  const items = { [RECORD]: createdItem(RECORD, ONE_MONTH), [RIVAL]: createdItem(RIVAL, ONE_MONTH) };
  const tasks = Object.values(items).map(beginningOf);
  const apis = Array.from({ length: Math.max(cast.apis, tasks.length) }, (_, index) => tasks[index]);
  return orDead({ ...emptyState(cast, budget), items, apis });
}

/** The state, and, as a fault, each in which one API process died just after it had created its record. */
function orDead(state: State): State[] {
  const { apis, faults } = state;
  if (faults === 0) return [state];
  const busy = [...apis.keys()].filter((index) => apis[index] !== undefined);
  return [
    state,
    ...busy.map((index) => ({ ...state, faults: faults - 1, apis: apis.with(index, undefined) })),
  ];
}

function emptyState({ workers, apis }: Cast, budget: Budget): State {
  return {
    ...budget,
    items: {},
    cold: [],
    dead: [],
    workers: Array.from({ length: workers }, () => undefined),
    deadLetter: undefined,
    sweeper: undefined,
    apis: Array.from({ length: apis }, () => undefined),
    lost: [],
    events: [],
  };
}

function sentState(state: State, item: Item, chunks: readonly number[]): State {
  const key = routeKey(recordOf(item));
  const guard = madeBy(key, holdRoute({ id: RECORD, run: 1 }, undefined));
  const cold: Job[] = chunks.map((chunkIndex) => ({ id: RECORD, chunkIndex, run: 1 }));
  return { ...state, items: { [RECORD]: item, [key]: guard }, cold };
}

function beginningOf(item: Item): Task {
  const task = beginRun(recordOf(item));
  if (typeof task === 'string') throw new RangeError(`Expected a new record to begin its run, got ${task}`);
  return task;
}
