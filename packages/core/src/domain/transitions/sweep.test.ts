import { aGhost, describeClauses, without } from '../../testing/describe-clauses.ts';
import { after, anItem } from '../../testing/orchestration-factory.ts';
import {
  cancelled,
  claimed,
  completed,
  disconnected,
  having,
  parked,
  paused,
  redispatched,
  resumed,
  sent,
  STEPS_TO,
  yielded,
} from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import type { Item } from '../item.ts';
import { toOrchestration } from '../record-codec.ts';
import { announced, push, redispatch, sentAgain, sleep, type SweepStep } from './sweep.ts';

const LATER = new Date('2024-03-10T13:00:00.000Z');
const UPDATED = { updatedAt: '2024-03-10T13:00:00.000Z' };
const NEXT = { shard: 0, at: new Date('2024-03-10T14:30:00.000Z') };
const NEXT_WAKE = { wakeShard: 0, wakeAt: '2024-03-10T14:30:00.000Z' };
const LOOK = { run: 1, settled: 1, stepSeconds: 5_400 };
/** Written by a later push or park. */
const OTHER_WAKE = having({ wakeAt: '2024-03-10T12:30:00.000Z' });

const step = (item: Item) => ({ read: toOrchestration(item), now: LATER });

const DONE = anItem({}, ...STEPS_TO.COMPLETED);

describeClauses(announced(step(DONE)), {
  appliesTo: DONE,
  refusedBy: {
    'record exists': aGhost(DONE),
    'announce.version as read': { ...DONE, announce: { ...toOrchestration(DONE).announce, version: 99 } },
    'status COMPLETED': { ...DONE, status: 'FAILED' },
  },
});

describe('announced', () => {
  it('takes the event and the wake from a record that is over', () => {
    expect(applyEffects(DONE, announced(step(DONE)).effects)).toStrictEqual({
      ...without(DONE, 'announce', 'wakeShard', 'wakeAt'),
      version: 7,
      ...UPDATED,
    });
  });

  it('takes both from a record that is paused for the user', () => {
    const item = anItem({}, sent, claimed(0), disconnected(0));
    const told = applyEffects(item, announced(step(item)).effects);
    expect(told).toStrictEqual({
      ...without(item, 'announce', 'wakeShard', 'wakeAt'),
      version: 5,
      ...UPDATED,
    });
  });

  it('leaves the wake of an active record', () => {
    const item = anItem({}, sent, claimed(0), disconnected(0), resumed);
    expect(applyEffects(item, announced(step(item)).effects)).toMatchObject({
      wakeAt: '2024-03-10T12:00:02.000Z',
      version: 6,
    });
  });

  it('is refused after another event has taken its place', () => {
    const item = anItem({}, sent, claimed(0), disconnected(0));
    expect(failingClauses(announced(step(item)), after(item, cancelled))).toEqual([
      'announce.version as read',
      'status PAUSED',
    ]);
  });

  it('is not built without an event', () => {
    expect(() => announced(step(anItem()))).toThrow(
      new RangeError('Expected a record with an event to publish'),
    );
  });
});

/** A late success on a record that was over: a wake, and nothing to publish. */
const AWAKE = after(without(DONE, 'announce'), OTHER_WAKE);

describeClauses(sleep(step(AWAKE)), {
  appliesTo: AWAKE,
  refusedBy: {
    'record exists': aGhost(AWAKE),
    'status COMPLETED': { ...AWAKE, status: 'PENDING' },
    'wakeAt as read': { ...AWAKE, wakeAt: '2024-03-10T12:31:00.000Z' },
  },
});

describe('sleep', () => {
  it('takes the wake away and nothing else', () => {
    expect(applyEffects(AWAKE, sleep(step(AWAKE)).effects)).toStrictEqual({
      ...without(AWAKE, 'wakeShard', 'wakeAt'),
      version: 7,
      ...UPDATED,
    });
  });

  it('is not built without a wake', () => {
    const asleep = anItem({}, paused);
    expect(() => sleep(step(asleep))).toThrow(new RangeError('Expected a record with a wake time'));
  });
});

/** One chunk completed, one yielded, one parked: everything that the sweeper writes about. */
const ACTIVE = anItem({}, sent, completed(2), claimed(0), yielded(0), claimed(1), parked(1));

const STILL_DUE = {
  'record exists': aGhost(ACTIVE),
  active: { ...after(ACTIVE, paused), wakeAt: ACTIVE['wakeAt'] ?? '' },
  'run equal': after(ACTIVE, redispatched, having({ wakeAt: ACTIVE['wakeAt'] ?? '' })),
  'wakeAt as read': after(ACTIVE, OTHER_WAKE),
};

describeClauses(redispatch(step(ACTIVE), NEXT, LOOK), { appliesTo: ACTIVE, refusedBy: STILL_DUE });

describe('redispatch', () => {
  it('begins a new run without waits and leftovers; settled chunks and tries stay', () => {
    expect(applyEffects(ACTIVE, redispatch(step(ACTIVE), NEXT, LOOK).effects)).toStrictEqual({
      ...without(ACTIVE, 'waiting'),
      run: 2,
      redispatch: {},
      lastLook: LOOK,
      ...NEXT_WAKE,
      version: 8,
      ...UPDATED,
    });
  });
});

describeClauses(sentAgain(step(ACTIVE), NEXT, [0]), { appliesTo: ACTIVE, refusedBy: STILL_DUE });

describe('sentAgain', () => {
  it('takes off what was sent', () => {
    expect(applyEffects(ACTIVE, sentAgain(step(ACTIVE), NEXT, [0]).effects)).toStrictEqual({
      ...ACTIVE,
      redispatch: {},
      ...NEXT_WAKE,
      version: 8,
      ...UPDATED,
    });
  });

  it('leaves what was not sent at this look', () => {
    const two = { ...ACTIVE, redispatch: { '0': true, '1': true } };
    expect(applyEffects(two, sentAgain(step(two), NEXT, [1]).effects)).toMatchObject({
      redispatch: { '0': true },
    });
  });

  it('leaves what was added since', () => {
    const added = { ...ACTIVE, redispatch: { '0': true, '1': true } };
    expect(applyEffects(added, sentAgain(step(ACTIVE), NEXT, [0]).effects)).toMatchObject({
      redispatch: { '1': true },
    });
  });
});

describeClauses(push(step(ACTIVE), NEXT, LOOK), { appliesTo: ACTIVE, refusedBy: STILL_DUE });

describe('push', () => {
  it('notes the look and the next wake', () => {
    expect(applyEffects(ACTIVE, push(step(ACTIVE), NEXT, LOOK).effects)).toStrictEqual({
      ...ACTIVE,
      lastLook: LOOK,
      ...NEXT_WAKE,
      version: 8,
      ...UPDATED,
    });
  });
});

describe('what the sweeper gets done', () => {
  it.each([
    ['announced', DONE, announced],
    ['sleep', AWAKE, sleep],
    ['redispatch', ACTIVE, (look: SweepStep) => redispatch(look, NEXT, LOOK)],
    ['sentAgain', ACTIVE, (look: SweepStep) => sentAgain(look, NEXT, [0])],
    ['push', ACTIVE, (look: SweepStep) => push(look, NEXT, LOOK)],
  ])('ends a row of looks that threw: %s', (_name, item, build) => {
    const failing = after(item, having({ failedLooks: 3 }));
    expect(applyEffects(failing, build(step(failing)).effects)).not.toHaveProperty('failedLooks');
  });
});
