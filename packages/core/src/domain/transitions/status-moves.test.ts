import { after, anItem, type Step } from '../../testing/orchestration-factory.ts';
import {
  cancelled,
  claimed,
  closed,
  completed,
  completedLate,
  disconnected,
  failed,
  finished,
  parked,
  paused,
  redispatched,
  released,
  resumed,
  retried,
  sent,
  STEPS_TO,
  told,
  yielded,
} from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import type { Item } from '../item.ts';
import { toOrchestration } from '../record-codec.ts';
import { isLegalMove, type Status, STATUSES } from '../status.ts';

const ALL_COMPLETED = [completed(0), completed(1), completed(2)];
const ALL_FAILED = [failed(0), failed(1), failed(2)];

/** A record in each status. In those that are not over, chunk 0 has failed, 1 is missing, 2 is mine unless PENDING. */
const RECORDS: Readonly<Record<Status, Item>> = {
  PENDING: anItem({}, failed(0)),
  IN_PROGRESS: anItem({}, claimed(2), failed(0)),
  PAUSED: anItem({}, claimed(2), failed(0), paused),
  COMPLETED: anItem({}, ...STEPS_TO.COMPLETED),
  FAILED: anItem({}, ...STEPS_TO.FAILED),
  CANCELLED: anItem({}, failed(0), closed),
};

/** The same with every chunk settled, to be finished. */
const SETTLED = (steps: readonly Step[]): Readonly<Record<Status, Item>> => ({
  ...RECORDS,
  PENDING: anItem({}, ...steps),
  IN_PROGRESS: anItem({}, claimed(2), ...steps),
  PAUSED: anItem({}, ...steps, paused),
});

/** The same with nothing to announce. */
const TOLD: Readonly<Record<Status, Item>> = {
  ...RECORDS,
  COMPLETED: after(RECORDS.COMPLETED, told),
  FAILED: after(RECORDS.FAILED, told),
};

type Row = readonly [name: string, step: Step, records: Readonly<Record<Status, Item>>, ends: string];

/** Where each transition leads from each status; `-` refused, `!` cannot be built. */
const ROWS: readonly Row[] = [
  //                                        PENDING, IN_PROGRESS, PAUSED, COMPLETED, FAILED, CANCELLED
  ['fanned out', sent, RECORDS, 'PENDING IN_PROGRESS PAUSED COMPLETED FAILED CANCELLED'],
  ['close', closed, RECORDS, 'CANCELLED - - - - -'],
  ['claim', claimed(1), RECORDS, 'IN_PROGRESS IN_PROGRESS - - - -'],
  ['complete', completed(1), RECORDS, 'PENDING IN_PROGRESS PAUSED - - CANCELLED'],
  ['late success', completedLate(0), RECORDS, 'PENDING IN_PROGRESS PAUSED COMPLETED COMPLETED CANCELLED'],
  ['fail', failed(1), RECORDS, 'PENDING IN_PROGRESS PAUSED - - -'],
  ['release', released(2), RECORDS, '- IN_PROGRESS PAUSED - - -'],
  ['pause', paused, RECORDS, 'PAUSED PAUSED - - - -'],
  ['resume', resumed, RECORDS, '- - PENDING - - -'],
  ['cancel', cancelled, RECORDS, 'CANCELLED CANCELLED CANCELLED - - -'],
  ['retry', retried(), TOLD, '- - - PENDING PENDING PENDING'],
  ['retry before it is told', retried(), RECORDS, '- - - - - PENDING'],
  ['park', parked(2), RECORDS, '- IN_PROGRESS - - - -'],
  ['yield', yielded(2), RECORDS, '- IN_PROGRESS - - - -'],
  ['reconnect', disconnected(2), RECORDS, '- PAUSED - - - -'],
  ['re-dispatch', redispatched, RECORDS, 'PENDING IN_PROGRESS ! - - !'],
  ['announced', told, RECORDS, '! ! ! COMPLETED FAILED !'],
  [
    'resume after the send',
    resumed,
    { ...RECORDS, PAUSED: anItem({}, sent, paused) },
    '- - IN_PROGRESS - - -',
  ],
  ['finish', finished, SETTLED(ALL_COMPLETED), 'COMPLETED COMPLETED COMPLETED - - !'],
  ['finish with nothing', finished, SETTLED(ALL_FAILED), 'FAILED FAILED FAILED - - !'],
];

/** The status after the step, `-` when it is refused, `!` when it cannot even be built. */
function endOf(step: Step, item: Item): string {
  try {
    const change = step(item);
    if (failingClauses(change, item).length > 0) return '-';
    return toOrchestration(applyEffects(item, change.effects)).status;
  } catch (error) {
    if (error instanceof RangeError) return '!';
    throw error;
  }
}

describe('every transition', () => {
  it.each(ROWS)('%s leads from each status to where it belongs', (_, step, records, ends) => {
    expect(STATUSES.map((status) => endOf(step, records[status])).join(' ')).toBe(ends);
  });

  it('moves along legal moves only', () => {
    const moves = ROWS.flatMap(([name, , , ends]) =>
      ends.split(' ').map((to, index) => ({ name, from: STATUSES[index] as Status, to })),
    );
    const illegal = moves.filter(({ from, to }) => to.length > 1 && !isLegalMove(from, to as Status));
    expect(illegal).toEqual([]);
  });
});
