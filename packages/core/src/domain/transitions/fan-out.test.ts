import { aGhost, describeClauses, without } from '../../testing/describe-clauses.ts';
import { after, anItem } from '../../testing/orchestration-factory.ts';
import { claimed, completed, paused, resumed, sent, STEPS_TO } from '../../testing/orchestration-steps.ts';
import { applyEffects } from '../evaluate-change.ts';
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

describeClauses(close({ run: 1 }, LATER), {
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
    // 400 days later, in seconds.
    expiresAt: Date.parse('2025-04-15T08:00:00.000Z') / 1000,
    updatedAt: '2024-03-11T08:00:00.000Z',
  };

  it('ends a first run and takes it off the list, not out of reach', () => {
    expect(applyEffects(FRESH, close({ run: 1 }, LATER).effects)).toStrictEqual({
      ...without(FRESH, 'wakeShard', 'wakeAt'),
      ...CLOSED,
      createdAt: '~2024-03-11T08:00:00.000Z',
      version: 2,
    });
  });

  it('ends a later run, which keeps its place in the list and its completed months', () => {
    expect(applyEffects(SECOND_RUN, close({ run: 2 }, LATER).effects)).toStrictEqual({
      ...without(SECOND_RUN, 'wakeShard', 'wakeAt'),
      ...CLOSED,
      version: 5,
    });
    expect(SECOND_RUN).toMatchObject({ completedChunks: 1, createdAt: expect.any(String) as string });
  });

  it('is refused once somebody else went on', () => {
    expect(() => after(anItem({}, ...STEPS_TO.COMPLETED), () => close({ run: 1 }, LATER))).toThrow(
      'status PENDING',
    );
  });
});
