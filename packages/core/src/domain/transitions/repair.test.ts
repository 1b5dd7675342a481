import { aGhost, describeClauses } from '../../testing/describe-clauses.ts';
import { after, anItem } from '../../testing/orchestration-factory.ts';
import { completed, failed, finished, having, sent } from '../../testing/orchestration-steps.ts';
import { applyEffects } from '../evaluate-change.ts';
import type { Item } from '../item.ts';
import { toOrchestration } from '../record-codec.ts';
import { repair } from './repair.ts';

const LATER = new Date('2024-03-10T13:00:00.000Z');
const UPDATED = { updatedAt: '2024-03-10T13:00:00.000Z' };
const step = (item: Item) => ({ read: toOrchestration(item), now: LATER });

const WRONG = anItem({}, sent, completed(0), failed(1), having({ completedChunks: 3, failedChunks: 0 }));

describeClauses(repair(step(WRONG)), {
  appliesTo: WRONG,
  refusedBy: { 'record exists': aGhost(WRONG), 'version as read': { ...WRONG, version: 99 } },
});

describe('repair', () => {
  it('counts the outcomes anew', () => {
    expect(applyEffects(WRONG, repair(step(WRONG)).effects)).toStrictEqual({
      ...WRONG,
      completedChunks: 1,
      failedChunks: 1,
      version: 5,
      ...UPDATED,
    });
  });

  it('drops outcomes outside of the plan', () => {
    const item = after(WRONG, having({ outcomes: { '0': 'C1.1', '3': 'C1.1', '40': 'Fg.1' } }));
    expect(applyEffects(item, repair(step(item)).effects)).toMatchObject({
      outcomes: { '0': 'C1.1' },
      completedChunks: 1,
      failedChunks: 0,
    });
    expect(applyEffects(item, repair(step(item)).effects)['outcomes']).toStrictEqual({ '0': 'C1.1' });
  });

  it('changes no count that was right', () => {
    const item = anItem({}, sent, completed(0), failed(1), failed(2), finished);
    const { completedChunks, failedChunks } = item;
    expect(applyEffects(item, repair(step(item)).effects)).toMatchObject({ completedChunks, failedChunks });
  });
});
