import { aGhost, describeClauses, without } from '../../testing/describe-clauses.ts';
import { after, anItem, WAKE } from '../../testing/orchestration-factory.ts';
import {
  cancelled,
  claimed,
  completed,
  having,
  paused,
  resumed,
  sent,
} from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import type { ItemValue } from '../item.ts';
import { toOrchestration } from '../record-codec.ts';
import { cancel, pause, resume } from './user-commands.ts';

const LATER = new Date('2024-03-11T08:00:00.000Z');
const UPDATED = { updatedAt: '2024-03-11T08:00:00.000Z' };
const AT_WORK = anItem({}, sent, claimed(0));
const PAUSED = after(
  AT_WORK,
  paused,
  having({ waiting: { reason: 'RECONNECT_REQUIRED', provider: 'strava' } }),
);

describeClauses(pause('user-1', { run: 1 }, LATER), {
  appliesTo: AT_WORK,
  refusedBy: {
    'record exists': aGhost(AT_WORK),
    'caller owns it': anItem({ userId: 'user-2' }, sent, claimed(0)),
    active: PAUSED,
    // A repeat of the call must not undo a resume that came between.
    'run equal': anItem({}, sent, claimed(0), paused, resumed),
  },
});

describe('pause', () => {
  it('stops claims and the sweeper, and leaves what is in flight alone', () => {
    expect(applyEffects(AT_WORK, pause('user-1', { run: 1 }, LATER).effects)).toStrictEqual({
      ...without(AT_WORK, 'wakeShard', 'wakeAt'),
      ...UPDATED,
      status: 'PAUSED',
      version: 4,
    });
  });

  it('goes before anything was sent', () => {
    expect(failingClauses(pause('user-1', { run: 1 }, LATER), anItem())).toEqual([]);
  });
});

function resumeOf(item: typeof PAUSED) {
  return resume('user-1', toOrchestration(item), { now: LATER, wake: WAKE });
}

describeClauses(resumeOf(PAUSED), {
  appliesTo: PAUSED,
  refusedBy: {
    'record exists': aGhost(PAUSED),
    'caller owns it': anItem({ userId: 'user-2' }, sent, paused),
    'status PAUSED': AT_WORK,
    'run equal': anItem({}, sent, paused, resumed, paused),
  },
});

describe('resume', () => {
  it('begins a new run, awake and without the wait', () => {
    expect(applyEffects(PAUSED, resumeOf(PAUSED).effects)).toStrictEqual({
      ...without(PAUSED, 'waiting'),
      ...UPDATED,
      status: 'IN_PROGRESS',
      run: 2,
      restarts: { day: '2024-03-11', count: 1 },
      version: 5,
      wakeShard: 0,
      wakeAt: '2024-03-10T12:00:02.000Z',
    });
  });

  it('goes by PENDING when the run as read was never sent: its route may be held by another', () => {
    const item = anItem({}, paused);
    expect(applyEffects(item, resumeOf(item).effects)).toMatchObject({
      status: 'PENDING',
      run: 2,
      fannedOutRun: 0,
    });
  });

  it.each<[what: string, restarts: ItemValue, count: number]>([
    ['counts on from those of the same day', { day: '2024-03-11', count: 4 }, 5],
    ['counts anew after those of another day', { day: '2024-03-10', count: 4 }, 1],
    ['writes a new count over one that cannot be read', 'often', 1],
  ])('%s', (_, restarts, count) => {
    const item = after(PAUSED, having({ restarts }));
    const resumed = applyEffects(item, resumeOf(item).effects);
    expect(resumed).toHaveProperty('restarts', { day: '2024-03-11', count });
  });

  it('goes by PENDING again when a second pause came before the send', () => {
    const item = anItem({}, sent, paused, resumed, paused);
    expect(applyEffects(item, resumeOf(item).effects)).toMatchObject({ status: 'PENDING', run: 3 });
  });
});

function cancelOf(item: typeof PAUSED) {
  return cancel('user-1', toOrchestration(item), { now: LATER, wake: WAKE });
}

describeClauses(cancelOf(PAUSED), {
  appliesTo: PAUSED,
  refusedBy: {
    'record exists': aGhost(PAUSED),
    'caller owns it': anItem({ userId: 'user-2' }, sent, paused),
    'not terminal': after(PAUSED, cancelled),
    'run equal': after(PAUSED, resumed),
  },
});

describe('cancel', () => {
  it('ends the record with what it has, and leaves the event to be published', () => {
    const item = anItem({}, sent, completed(2), claimed(0));
    expect(applyEffects(item, cancelOf(item).effects)).toStrictEqual({
      ...item,
      ...UPDATED,
      status: 'CANCELLED',
      announce: { run: 1, version: 5, status: 'CANCELLED', completedChunks: 1, failedChunks: 0 },
      finishedAt: '2024-03-11T08:00:00.000Z',
      // 400 days later, in seconds.
      expiresAt: Date.parse('2025-04-15T08:00:00.000Z') / 1000,
      version: 5,
      wakeShard: 0,
      wakeAt: '2024-03-10T12:00:02.000Z',
    });
  });

  it('ends a wait', () => {
    expect(applyEffects(PAUSED, cancelOf(PAUSED).effects)).not.toHaveProperty('waiting');
  });
});
