import { aGhost, describeClauses, without } from '../../testing/describe-clauses.ts';
import { anItem, WAKE } from '../../testing/orchestration-factory.ts';
import {
  cancelled,
  claimed,
  completed,
  paused,
  resumed,
  retried,
  sent,
  STEPS_TO,
  told,
} from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import type { Item } from '../item.ts';
import { toOrchestration } from '../record-codec.ts';
import { close, fannedOut } from './fan-out.ts';

const LATER = new Date('2024-03-11T08:00:00.000Z');
const FRESH = anItem();
/** Run 2, PENDING: paused before its messages were sent, then resumed. */
const SECOND_RUN = anItem({}, completed(2), paused, resumed);

describeClauses(fannedOut(1, LATER), {
  appliesTo: FRESH,
  refusedBy: { 'record exists': aGhost(FRESH), 'run equal': SECOND_RUN },
});

describe('fannedOut', () => {
  it('notes the run and leaves the wake as it is', () => {
    expect(applyEffects(FRESH, fannedOut(1, LATER).effects)).toStrictEqual({
      ...FRESH,
      fannedOutRun: 1,
      version: 2,
      updatedAt: '2024-03-11T08:00:00.000Z',
    });
  });

  it('brings no wake back after a pause', () => {
    const item = anItem({}, paused);
    expect(applyEffects(item, fannedOut(1, LATER).effects)).not.toHaveProperty('wakeAt');
  });
});

function closeOf(item: Item) {
  return close(toOrchestration(item), { now: LATER, wake: WAKE });
}

describeClauses(closeOf(FRESH), {
  appliesTo: FRESH,
  refusedBy: {
    'record exists': aGhost(FRESH),
    'status PENDING': anItem({}, claimed(0)),
    'run equal': { ...FRESH, run: 2 },
    'not fanned out': anItem({}, sent),
  },
});

describe('close', () => {
  const CLOSED = {
    status: 'CANCELLED',
    closeReason: 'ROUTE_TAKEN',
    finishedAt: '2024-03-11T08:00:00.000Z',
    updatedAt: '2024-03-11T08:00:00.000Z',
  };
  const A_DAY_LATER = Date.parse('2024-03-12T08:00:00.000Z') / 1000;
  const FOUR_HUNDRED_DAYS_LATER = Date.parse('2025-04-15T08:00:00.000Z') / 1000;

  it('ends a refused start, takes it off the list, not out of reach, and keeps it for a day', () => {
    expect(applyEffects(FRESH, closeOf(FRESH).effects)).toStrictEqual({
      ...without(FRESH, 'wakeShard', 'wakeAt'),
      ...CLOSED,
      expiresAt: A_DAY_LATER,
      createdAt: '~2024-03-11T08:00:00.000Z',
      version: 2,
    });
  });

  it('does so in a later run too, as long as nothing was ever sent', () => {
    const item = anItem({}, paused, resumed);
    expect(applyEffects(item, closeOf(item).effects)).toMatchObject({
      createdAt: '~2024-03-11T08:00:00.000Z',
      expiresAt: A_DAY_LATER,
    });
  });

  it('ends a sync that had begun with an event; it keeps its place in the list and its completed months', () => {
    const item = anItem({}, sent, completed(2), cancelled, told, retried());
    expect(applyEffects(item, closeOf(item).effects)).toStrictEqual({
      ...item,
      ...CLOSED,
      expiresAt: FOUR_HUNDRED_DAYS_LATER,
      announce: { run: 2, version: 7, status: 'CANCELLED', completedChunks: 1, failedChunks: 0 },
      wakeShard: 0,
      wakeAt: '2024-03-10T12:00:02.000Z',
      version: 7,
    });
  });

  it('leaves an event of a pause that was never sent to be published', () => {
    const announce = { run: 1, version: 1, status: 'PAUSED', completedChunks: 0, failedChunks: 0 };
    const item = { ...FRESH, announce };
    expect(applyEffects(item, closeOf(item).effects)).toMatchObject({
      announce,
      wakeAt: WAKE.at.toISOString(),
    });
  });

  it('is refused once somebody else went on', () => {
    expect(failingClauses(closeOf(FRESH), anItem({}, ...STEPS_TO.COMPLETED))).toContain('status PENDING');
  });
});
