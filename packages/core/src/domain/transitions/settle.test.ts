import { aGhost, describeClauses } from '../../testing/describe-clauses.ts';
import { after, anItem, WAKE } from '../../testing/orchestration-factory.ts';
import {
  claimed,
  closed,
  completed,
  failed,
  having,
  LEASE_END,
  OWNER,
  paused,
  released,
  RESULT,
  resumed,
  sent,
  STEPS_TO,
} from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import { toOrchestration } from '../record-codec.ts';
import { complete, completeFailed, failByDeadLetter, failByWorker } from './settle.ts';

const LATER = new Date('2024-03-10T12:00:40.000Z');
const UPDATED = { updatedAt: '2024-03-10T12:00:40.000Z' };
/** Chunk 0 has been tried twice and is being worked on; chunk 1 too. */
const AT_WORK = anItem({}, sent, claimed(0), released(0), claimed(0), claimed(1));
/** What is left of the tries when chunk 0 has settled. */
const OTHERS = {
  leases: { '1': { end: LEASE_END.getTime(), owner: OWNER } },
  attempts: { '1': 1 },
  errors: {},
};

describeClauses(complete(0, RESULT, LATER), {
  appliesTo: AT_WORK,
  refusedBy: { 'record exists': aGhost(AT_WORK), 'chunk not settled': anItem({}, sent, failed(0)) },
});

describe('complete', () => {
  it('counts the chunk and forgets its tries', () => {
    expect(applyEffects(AT_WORK, complete(0, RESULT, LATER).effects)).toStrictEqual({
      ...AT_WORK,
      ...OTHERS,
      ...UPDATED,
      outcomes: { '0': 'C12.10.1.1' },
      completedChunks: 1,
      version: 7,
    });
  });

  it.each([
    ['paused', [sent, claimed(0), paused]],
    ['of a later run', [sent, claimed(0), paused, resumed]],
    ['waiting', [sent, claimed(0), having({ waiting: { reason: 'RATE_LIMITED' } })]],
    ['ended', [closed]],
    ['whose chunk another has', [sent, claimed(0, { owner: 'owner-b' })]],
  ])('takes the work on a record %s: it is at the destination', (_, steps) => {
    expect(failingClauses(complete(0, RESULT, LATER), anItem({}, ...steps))).toEqual([]);
  });
});

const INPUT = { chunkIndex: 0, run: 1, reason: 'PROVIDER_GONE', attempts: 2 } as const;
const BY_WORKER = failByWorker({ ...INPUT, owner: OWNER }, LATER);
const BY_DEAD_LETTER = failByDeadLetter(INPUT, LATER);
const RELEASED = anItem({}, sent, claimed(0), released(0), claimed(1));
const REFUSED_BOTH_WAYS = {
  'record exists': aGhost(RELEASED),
  'chunk not settled': anItem({}, sent, completed(0)),
  'run equal': anItem({}, sent, paused, resumed),
  'not terminal': anItem({}, closed),
};

describeClauses(BY_WORKER, {
  appliesTo: AT_WORK,
  refusedBy: {
    ...REFUSED_BOTH_WAYS,
    'no live lease of another': anItem({}, sent, claimed(0, { owner: 'owner-b' })),
  },
});

describeClauses(BY_DEAD_LETTER, {
  appliesTo: RELEASED,
  refusedBy: { ...REFUSED_BOTH_WAYS, 'no live lease': AT_WORK },
});

describe('failByWorker', () => {
  it('counts the chunk with its reason and forgets its tries', () => {
    expect(applyEffects(AT_WORK, BY_WORKER.effects)).toStrictEqual({
      ...AT_WORK,
      ...OTHERS,
      outcomes: { '0': 'Fg.2' },
      failedChunks: 1,
      version: 7,
      ...UPDATED,
    });
  });

  it('goes on a paused record, without a lease, and over a lease that is over', () => {
    const overdue = failByWorker({ ...INPUT, owner: 'owner-c' }, LEASE_END);
    expect(failingClauses(BY_WORKER, after(AT_WORK, paused))).toEqual([]);
    expect(failingClauses(BY_WORKER, RELEASED)).toEqual([]);
    expect(failingClauses(overdue, AT_WORK)).toEqual([]);
  });
});

describe('failByDeadLetter', () => {
  it('writes the same', () => {
    expect(BY_DEAD_LETTER.effects).toEqual(BY_WORKER.effects);
  });

  it('waits for the very end of a lease', () => {
    const at = (ms: number) => failingClauses(failByDeadLetter(INPUT, new Date(ms)), AT_WORK);
    expect(at(LEASE_END.getTime() - 1)).toEqual(['no live lease']);
    expect(at(LEASE_END.getTime())).toEqual([]);
  });
});

function late(item: ReturnType<typeof anItem>) {
  return completeFailed(0, RESULT, { read: toOrchestration(item), now: LATER, wake: WAKE });
}

describe('completeFailed', () => {
  const ONE_FAILED = anItem({}, sent, failed(0), completed(1));
  const FAILED = anItem({}, ...STEPS_TO.FAILED);
  const DONE = { outcomes: { '0': 'C12.10.1.1', '1': 'C12.10.1.1' }, completedChunks: 2, failedChunks: 0 };

  describeClauses(late(ONE_FAILED), {
    appliesTo: ONE_FAILED,
    refusedBy: {
      'record exists': aGhost(ONE_FAILED),
      'outcome FAILED as read': anItem({}, sent, failed(0, 'RATE_LIMITED'), completed(1)),
      'status PENDING': after(ONE_FAILED, claimed(2)),
    },
  });

  it('lets done win: the outcome and both counters in one write', () => {
    expect(applyEffects(ONE_FAILED, late(ONE_FAILED).effects)).toStrictEqual({
      ...ONE_FAILED,
      ...DONE,
      version: 5,
      ...UPDATED,
    });
  });

  it('lifts a failed record to COMPLETED and tells it', () => {
    expect(applyEffects(FAILED, late(FAILED).effects)).toStrictEqual({
      ...FAILED,
      outcomes: { '0': 'C12.10.1.1', '1': 'Fg.1', '2': 'Fg.1' },
      completedChunks: 1,
      failedChunks: 2,
      status: 'COMPLETED',
      announce: { run: 1, version: 7, status: 'COMPLETED', completedChunks: 1, failedChunks: 2 },
      version: 7,
      ...UPDATED,
    });
  });

  it.each(['COMPLETED', 'CANCELLED'])('keeps %s, and wakes the sweeper', (status) => {
    const ended = after(ONE_FAILED, having({ status }));
    const { wakeAt: _at, wakeShard: _shard, ...asleep } = ended;
    const item = applyEffects(asleep, late(ended).effects);
    expect(item).toMatchObject({ ...DONE, status, wakeAt: '2024-03-10T12:00:02.000Z', wakeShard: 0 });
    expect(item).not.toHaveProperty('announce');
  });

  it.each([
    ['PENDING', [sent, failed(0), completed(1)]],
    ['IN_PROGRESS', [sent, claimed(2), failed(0), completed(1)]],
    ['PAUSED', [sent, failed(0), completed(1), paused]],
  ])('keeps %s, and the wake as it is', (status, steps) => {
    const item = anItem({}, ...steps);
    const { wakeAt } = item;
    expect(applyEffects(item, late(item).effects)).toMatchObject({ ...DONE, status });
    expect(applyEffects(item, late(item).effects)['wakeAt']).toBe(wakeAt);
  });

  it('is not built from a record whose chunk did not fail', () => {
    expect(() => late(anItem({}, sent, completed(0)))).toThrow(
      new RangeError('Expected chunk 0 to be FAILED as read'),
    );
  });
});
