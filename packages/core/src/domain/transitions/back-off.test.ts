import { aGhost, describeClauses } from '../../testing/describe-clauses.ts';
import { after, anItem, WAKE } from '../../testing/orchestration-factory.ts';
import { completed, having, redispatched, sent } from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import { backOff } from './back-off.ts';

const LATER = new Date('2024-03-10T13:00:00.000Z');
const NEXT = { shard: 0, at: new Date('2024-03-10T14:30:00.000Z') };
const NEXT_WAKE = { wakeShard: 0, wakeAt: '2024-03-10T14:30:00.000Z' };
const ACTIVE = anItem({}, sent, completed(2));
const SAME_WAKE = having({ wakeAt: ACTIVE['wakeAt'] ?? '' });

const FAILED_LOOK = backOff({ run: 1, wakeAt: WAKE.at.toISOString() }, LATER, NEXT);

describeClauses(FAILED_LOOK, {
  appliesTo: ACTIVE,
  refusedBy: {
    'record exists': aGhost(ACTIVE),
    'run equal': after(ACTIVE, redispatched, SAME_WAKE),
    'wakeAt as read': after(ACTIVE, having({ wakeAt: '2024-03-10T12:30:00.000Z' })),
  },
});

describe('backOff', () => {
  it('moves the wake and counts the looks that threw', () => {
    const once = applyEffects(ACTIVE, FAILED_LOOK.effects);
    expect(once).toStrictEqual({
      ...ACTIVE,
      failedLooks: 1,
      ...NEXT_WAKE,
      version: 4,
      updatedAt: LATER.toISOString(),
    });
    expect(applyEffects(once, FAILED_LOOK.effects)).toMatchObject({ failedLooks: 2 });
  });

  it('works on what is no record any more', () => {
    const ruin = { orchestrationId: 'orch-a', wakeShard: 3, wakeAt: 'x', run: 'none' };
    const change = backOff({ run: undefined, wakeAt: 'x' }, LATER, NEXT);
    expect(failingClauses(change, ruin)).toEqual([]);
    expect(failingClauses(change, { ...ruin, wakeAt: 'y' })).toEqual(['wakeAt as read']);
    expect(applyEffects(ruin, change.effects)).toMatchObject({ ...NEXT_WAKE, failedLooks: 1 });
  });
});
