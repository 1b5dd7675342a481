import { aGhost, describeClauses } from '../../testing/describe-clauses.ts';
import { after, anItem, WAKE } from '../../testing/orchestration-factory.ts';
import {
  completed,
  completedLate,
  failed,
  finished,
  having,
  paused,
  sent,
} from '../../testing/orchestration-steps.ts';
import { applyEffects } from '../evaluate-change.ts';
import { toOrchestration } from '../record-codec.ts';
import { expiry, finish } from './finish.ts';

const LATER = new Date('2024-03-11T08:00:00.500Z');
const SETTLED = anItem({}, sent, completed(0), completed(1), failed(2));
const FINISH = finish(toOrchestration(SETTLED), LATER, WAKE);

describeClauses(FINISH, {
  appliesTo: SETTLED,
  refusedBy: {
    'record exists': aGhost(SETTLED),
    'not terminal': after(SETTLED, finished),
    'run equal': { ...SETTLED, run: 2 },
    // The two always move together; each clause is held by itself.
    'completed as read': { ...SETTLED, completedChunks: 3 },
    'failed as read': { ...SETTLED, failedChunks: 0 },
  },
});

describe('finish', () => {
  it('completes a record and leaves the event to be published', () => {
    expect(applyEffects(SETTLED, FINISH.effects)).toStrictEqual({
      ...SETTLED,
      status: 'COMPLETED',
      announce: { run: 1, version: 6, status: 'COMPLETED', completedChunks: 2, failedChunks: 1 },
      finishedAt: '2024-03-11T08:00:00.500Z',
      expiresAt: Date.parse('2025-04-15T08:00:00.000Z') / 1000,
      wakeShard: 0,
      wakeAt: '2024-03-10T12:00:02.000Z',
      version: 6,
      updatedAt: '2024-03-11T08:00:00.500Z',
    });
  });

  it.each([
    ['FAILED', 'none', [failed(0), failed(1), failed(2)]],
    ['COMPLETED', 'one', [completed(0), failed(1), failed(2)]],
    ['COMPLETED', 'every one', [completed(0), completed(1), completed(2)]],
  ])('says %s when %s completed', (status, _, steps) => {
    expect(anItem({}, sent, ...steps, finished)).toMatchObject({ status, announce: { status } });
  });

  it('ends a paused record too, with its wait', () => {
    const item = after(SETTLED, having({ waiting: { reason: 'RATE_LIMITED' } }), paused);
    const ended = after(item, finished);
    expect(ended).toMatchObject({ status: 'COMPLETED', wakeAt: '2024-03-10T12:00:02.000Z' });
    expect(ended).not.toHaveProperty('waiting');
  });

  it('is refused when a late success has moved the counts', () => {
    const moved = after(SETTLED, completedLate(2));
    expect(() => after(moved, () => FINISH)).toThrow('completed as read, failed as read');
  });

  it('is not built from a record with a missing chunk', () => {
    const missing = toOrchestration(anItem({}, sent, completed(0), failed(1)));
    expect(() => finish(missing, LATER, WAKE)).toThrow(
      new RangeError('Expected every chunk of orch-00000000-0000-4000-8000-000000000001 to be settled'),
    );
  });
});

describe('expiry', () => {
  it('is 400 days on, in whole seconds', () => {
    expect(expiry(new Date('2024-02-29T00:00:00.999Z'))).toBe(Date.parse('2025-04-04T00:00:00Z') / 1000);
  });
});
