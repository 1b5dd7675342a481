import { aGhost, describeClauses, without } from '../../testing/describe-clauses.ts';
import { after, anItem, WAKE } from '../../testing/orchestration-factory.ts';
import {
  cancelled,
  claimed,
  closed,
  completed,
  completedLate,
  failed,
  finished,
  having,
  released,
  retried,
  sent,
  told,
} from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import type { Item } from '../item.ts';
import { toOrchestration } from '../record-codec.ts';
import { retry } from './retry.ts';

const LATER = new Date('2024-03-11T08:00:00.000Z');
const PARTIAL = anItem({}, sent, completed(0), failed(1), failed(2, 'RATE_LIMITED', 5), finished, told);

function retryOf(item: Item, ...again: number[]) {
  return retry('user-1', { read: toOrchestration(item), again: new Set(again) }, { now: LATER, wake: WAKE });
}

describeClauses(retryOf(PARTIAL, 1, 2), {
  appliesTo: PARTIAL,
  refusedBy: {
    'record exists': aGhost(PARTIAL),
    'caller owns it': { ...PARTIAL, userId: 'user-2' },
    terminal: anItem({}, sent, completed(0), failed(1), failed(2)),
    'run equal': after(PARTIAL, retried(), failed(1), failed(2), finished, told),
    'completed as read': { ...PARTIAL, completedChunks: 2 },
    'failed as read': { ...PARTIAL, failedChunks: 1 },
    'nothing to announce': anItem({}, sent, completed(0), failed(1), failed(2), finished),
  },
  // It compares the count as read with the total, which never changes.
  elsewhere: ['completed below total'],
});

describe('retry', () => {
  it('begins a new run of all that failed', () => {
    expect(applyEffects(PARTIAL, retryOf(PARTIAL, 1, 2).effects)).toStrictEqual({
      ...without(PARTIAL, 'finishedAt', 'expiresAt'),
      status: 'PENDING',
      run: 2,
      restarts: { day: '2024-03-11', count: 1 },
      outcomes: { '0': 'C12.10.1.1' },
      failedChunks: 0,
      wakeShard: 0,
      wakeAt: '2024-03-10T12:00:02.000Z',
      version: 8,
      updatedAt: '2024-03-11T08:00:00.000Z',
    });
  });

  it('leaves failed what was not named', () => {
    expect(applyEffects(PARTIAL, retryOf(PARTIAL, 1).effects)).toMatchObject({
      outcomes: { '0': 'C12.10.1.1', '2': 'Fl.5' },
      completedChunks: 1,
      failedChunks: 1,
    });
  });

  it('counts months failed that have no outcome and were not named: a run without them never ends', () => {
    const item = anItem({}, sent, completed(0), claimed(1), released(1), cancelled, told);
    expect(applyEffects(item, retryOf(item, 2).effects)).toMatchObject({
      outcomes: { '0': 'C12.10.1.1', '1': 'Fo.1' },
      completedChunks: 1,
      failedChunks: 1,
    });
    expect(applyEffects(item, retryOf(item, 1).effects)).toMatchObject({
      outcomes: { '0': 'C12.10.1.1', '2': 'Fo.0' },
    });
  });

  it('takes up a cancelled record, whose tries begin anew', () => {
    const item = anItem({}, sent, completed(0), claimed(1), released(1), cancelled, told);
    expect(applyEffects(item, retryOf(item, 1, 2).effects)).toMatchObject({
      status: 'PENDING',
      outcomes: { '0': 'C12.10.1.1' },
      attempts: {},
      errors: {},
    });
  });

  it('counts on from the resumes and retries of the same day', () => {
    const item = anItem({}, having({ restarts: { day: '2024-03-11', count: 4 } }), cancelled, told);
    expect(applyEffects(item, retryOf(item, 0).effects)).toMatchObject({
      restarts: { day: '2024-03-11', count: 5 },
    });
  });

  it('takes up one that lost its route, and forgets that it did', () => {
    const item = anItem({}, closed);
    expect(applyEffects(item, retryOf(item, 0, 1, 2).effects)).not.toHaveProperty('closeReason');
  });

  it('is refused when a late success came between the read and the write', () => {
    const moved = after(PARTIAL, completedLate(1));
    expect(failingClauses(retryOf(PARTIAL, 1, 2), moved)).toEqual(['completed as read', 'failed as read']);
  });

  it('is refused when everything is completed', () => {
    const item = anItem({}, sent, completed(0), completed(1), completed(2), finished, told);
    expect(failingClauses(retryOf(item, 0), item)).toEqual(['completed below total']);
  });

  it('keeps a completed month, whoever names it', () => {
    expect(applyEffects(PARTIAL, retryOf(PARTIAL, 0, 1).effects)).toMatchObject({
      outcomes: { '0': 'C12.10.1.1', '2': 'Fl.5' },
    });
  });

  it('is not built without a month to try', () => {
    expect(() => retryOf(PARTIAL)).toThrow(new RangeError('Expected a chunk to try again, got none'));
  });

  it('leaves the lease of a chunk in flight: its worker is still at it', () => {
    const item = anItem({}, sent, claimed(1), cancelled, told);
    expect(applyEffects(item, retryOf(item, 0, 1, 2).effects)).toMatchObject({
      leases: { '1': { owner: 'owner-a' } },
    });
  });
});
