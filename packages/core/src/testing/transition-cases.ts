import type { Change } from '../domain/change.ts';
import { toErasure } from '../domain/erasure.ts';
import type { Item } from '../domain/item.ts';
import { toOrchestration } from '../domain/record-codec.ts';
import { backOff, type FailedLook } from '../domain/transitions/back-off.ts';
import { claim } from '../domain/transitions/claim.ts';
import { create } from '../domain/transitions/create.ts';
import { beginErasure, pushErasure } from '../domain/transitions/erase.ts';
import { close, fannedOut } from '../domain/transitions/fan-out.ts';
import { finish } from '../domain/transitions/finish.ts';
import { holdRoute } from '../domain/transitions/hold-route.ts';
import { dropLease, giveBack, release } from '../domain/transitions/release.ts';
import { repair } from '../domain/transitions/repair.ts';
import { retry } from '../domain/transitions/retry.ts';
import { complete, completeFailed, failByDeadLetter, failByWorker } from '../domain/transitions/settle.ts';
import { announced, push, redispatch, sentAgain, sleep } from '../domain/transitions/sweep.ts';
import { cancel, pause, resume } from '../domain/transitions/user-commands.ts';
import { joinWait, park, reconnect, yieldChunk } from '../domain/transitions/wait.ts';
import { anItem, aRequest, type Step, WAKE } from './orchestration-factory.ts';
import * as steps from './orchestration-steps.ts';

/** One transition, in one of its forms, with an item to which it applies (undefined: where nothing is). */
export interface TransitionCase {
  /** The exported function that built the change. */
  readonly builder: string;
  readonly change: Change;
  readonly appliesTo: Item | undefined;
}

/** When the transition under test happens: after all that led to it. */
export const LATER = new Date('2024-03-10T12:00:30.000Z');
const USER = 'user-1';
const OWNER = steps.OWNER;
const LEASE_END = new Date('2024-03-10T12:01:30.000Z');
const LAST_LOOK = { run: 1, settled: 1, stepSeconds: 900 };
const NEXT_WAKE = { shard: 0, at: new Date('2024-03-10T12:45:00.000Z') };
const HOLDER = { chunkIndex: 2, owner: OWNER };
const MINE = { ...HOLDER, run: 1 };
const AWAKE = { now: LATER, wake: WAKE };
const FAILING = { chunkIndex: 2, run: 1, reason: 'PROVIDER_GONE', attempts: 1 } as const;
const LONGER_WAIT = { ...steps.WAIT, until: '2024-03-10T12:30:00.000Z' };
const { sent, claimed, completed, failed, finished, told, paused } = steps;
const AT_WORK: readonly Step[] = [sent, claimed(2)];
const ALL_SETTLED: readonly Step[] = [sent, completed(2), completed(1), failed(0)];
const ALL_FAILED: readonly Step[] = [sent, failed(2), failed(1), failed(0)];
const YIELDED: readonly Step[] = [sent, claimed(2), steps.yielded(2)];

const ERASURE: Item = {
  orchestrationId: 'erasure#1',
  erasedUserId: USER,
  requestedAt: '2024-03-10T12:00:00.000Z',
  lastFoundAt: '2024-03-10T12:00:00.000Z',
  wakeShard: 0,
  wakeAt: '2024-03-10T12:00:02.000Z',
};

/** Every transition by a name that says in which of its forms. */
export const TRANSITION_CASES = {
  create: {
    builder: 'create',
    change: create(aRequest(), LATER, WAKE),
    appliesTo: undefined,
  },
  'hold route: nobody had it': {
    builder: 'holdRoute',
    change: holdRoute({ id: 'orch-b', run: 1 }, undefined),
    appliesTo: undefined,
  },
  'hold route: another had it': {
    builder: 'holdRoute',
    change: holdRoute({ id: 'orch-b', run: 1 }, { id: 'orch-a', run: 3 }),
    appliesTo: { orchestrationId: 'route#1', holderId: 'orch-a', holderRun: 3 },
  },
  close: on('close', [], (item) => close(toOrchestration(item), AWAKE)),
  'close: after a retry': on('close', [...ALL_FAILED, finished, told, steps.retried()], (item) =>
    close(toOrchestration(item), AWAKE),
  ),
  'fanned out': on('fannedOut', [], () => fannedOut(1, LATER)),
  claim: on('claim', [sent], () => claim({ ...MINE, leaseEnd: LEASE_END }, LATER)),
  complete: on('complete', AT_WORK, () => complete(2, steps.RESULT, LATER)),
  'complete failed': on('completeFailed', [sent, failed(2)], (item) => lateSuccess(2, item)),
  'complete failed: lifts FAILED': on('completeFailed', [...ALL_FAILED, finished], (item) =>
    lateSuccess(2, item),
  ),
  'complete failed: on COMPLETED': on('completeFailed', [...ALL_SETTLED, finished, told], (item) =>
    lateSuccess(0, item),
  ),
  'fail: worker': on('failByWorker', AT_WORK, () => failByWorker({ ...FAILING, owner: OWNER }, LATER)),
  'fail: dead-letter function': on('failByDeadLetter', [sent], () =>
    failByDeadLetter({ ...FAILING, reason: 'NEVER_STARTED', attempts: 0 }, LATER),
  ),
  release: on('release', AT_WORK, () => release(HOLDER, 'PROVIDER_UNAVAILABLE', LATER)),
  'drop lease': on('dropLease', AT_WORK, () => dropLease(HOLDER, LATER)),
  'give back': on('giveBack', AT_WORK, () => giveBack(HOLDER, LATER)),
  park: on('park', AT_WORK, () =>
    park(MINE, {
      waiting: LONGER_WAIT,
      now: LATER,
      wake: { shard: 0, at: new Date('2024-03-10T12:30:07.000Z') },
    }),
  ),
  'join wait': on('joinWait', [...AT_WORK, claimed(1), steps.parked(1, LONGER_WAIT)], () =>
    joinWait(MINE, LATER),
  ),
  yield: on('yieldChunk', AT_WORK, () => yieldChunk(MINE, LATER, WAKE)),
  reconnect: on('reconnect', AT_WORK, (item) =>
    reconnect(MINE, toOrchestration(item), { provider: 'strava', ...AWAKE }),
  ),
  finish: on('finish', ALL_SETTLED, (item) => finish(toOrchestration(item), LATER, WAKE)),
  'finish: nothing completed': on('finish', ALL_FAILED, (item) => finish(toOrchestration(item), LATER, WAKE)),
  announced: on('announced', [...ALL_SETTLED, finished], (item) => announced(look(item))),
  'announced: active again': on('announced', [...AT_WORK, steps.disconnected(2), steps.resumed], (item) =>
    announced(look(item)),
  ),
  pause: on('pause', AT_WORK, () => pause(USER, { run: 1 }, LATER)),
  resume: on('resume', [...AT_WORK, paused], (item) => resume(USER, toOrchestration(item), AWAKE)),
  'resume: never sent': on('resume', [paused], (item) => resume(USER, toOrchestration(item), AWAKE)),
  cancel: on('cancel', AT_WORK, (item) => cancel(USER, toOrchestration(item), AWAKE)),
  retry: on('retry', [...ALL_SETTLED, finished, told], (item) =>
    retry(USER, { read: toOrchestration(item), again: new Set([0]) }, AWAKE),
  ),
  're-dispatch': on('redispatch', [sent, completed(2), claimed(1), steps.parked(1)], (item) =>
    redispatch(look(item), NEXT_WAKE, LAST_LOOK),
  ),
  'send again': on('sentAgain', YIELDED, (item) => sentAgain(look(item), NEXT_WAKE, [2])),
  push: on('push', [sent, completed(2)], (item) => push(look(item), NEXT_WAKE, LAST_LOOK)),
  sleep: on('sleep', [...ALL_SETTLED, finished, told, steps.completedLate(0)], (item) => sleep(look(item))),
  'back off': on('backOff', [sent], (item) => backOff(failedLook(item), LATER, NEXT_WAKE)),
  'back off: no run that could be read': {
    builder: 'backOff',
    change: backOff({ run: undefined, wakeAt: '2024-03-10T12:00:02.000Z' }, LATER, NEXT_WAKE),
    appliesTo: { orchestrationId: 'orch-a', wakeShard: 0, wakeAt: '2024-03-10T12:00:02.000Z', version: 7 },
  },
  repair: on('repair', [sent, completed(2), steps.having({ completedChunks: 7 })], (item) =>
    repair(look(item)),
  ),
  'repair: outside of the plan': on(
    'repair',
    [sent, steps.having({ outcomes: { '1': 'C5.5', '3': 'C1.1' }, completedChunks: 2 })],
    (item) => repair(look(item)),
  ),
  'begin erasure': {
    builder: 'beginErasure',
    change: beginErasure(USER, LATER, WAKE),
    appliesTo: undefined,
  },
  'push erasure': {
    builder: 'pushErasure',
    change: pushErasure(toErasure(ERASURE), LATER.toISOString(), NEXT_WAKE),
    appliesTo: ERASURE,
  },
} as const satisfies Readonly<Record<string, TransitionCase>>;

/** A change of the record that `lived` through these steps. */
function on(builder: string, lived: readonly Step[], build: (item: Item) => Change): TransitionCase {
  const item = anItem({}, ...lived);
  return { builder, change: build(item), appliesTo: item };
}

function lateSuccess(chunkIndex: number, item: Item): Change {
  return completeFailed(chunkIndex, steps.RESULT, { read: toOrchestration(item), now: LATER, wake: WAKE });
}

function failedLook(item: Item): FailedLook {
  const { run, wakeAt = '' } = toOrchestration(item);
  return { run, wakeAt };
}

function look(item: Item) {
  return { read: toOrchestration(item), now: LATER };
}
