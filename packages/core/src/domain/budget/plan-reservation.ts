import type { Change } from '../change.ts';
import { type Ask, type KnownBudget, linesOf, roomOf } from './budget-lines.ts';
import { type BudgetRefusal, refusalOf } from './refusal.ts';
import { toReservationChange } from './reservation-change.ts';
import { type CallWindow, windowsOfCall } from './windows.ts';

export type ReservationPlan =
  | {
      readonly kind: 'reserve';
      readonly count: number;
      /** The windows that it pays for. */
      readonly windows: readonly CallWindow[];
      /** The provider told more usage than is stored: worth a fresh read first, the stored one may be old. */
      readonly corrects: boolean;
      readonly change: Change;
    }
  | ({ readonly kind: 'refuse' } & BudgetRefusal);

/** Most calls of one reservation: what a process that ends takes with it. */
export const MAX_BATCH = 10;
/** A reservation takes this part of what is left, so that the last calls are not all held by a few processes. */
const BATCH_DIVISOR = 4;

/** What to write before the call asked for, for this one and some after it; or until when there is none. */
export function planReservation(known: KnownBudget, ask: Ask): ReservationPlan {
  const lines = linesOf(known, ask);
  const refusal = refusalOf(lines, known.rules.lengths, ask.at);
  if (refusal !== undefined) return { kind: 'refuse', ...refusal };
  const room = Math.min(...lines.map(roomOf));
  const count = Math.min(Math.ceil(room / BATCH_DIVISOR), MAX_BATCH);
  return {
    kind: 'reserve',
    count,
    windows: windowsOfCall(known.rules.lengths, ask.at),
    corrects: lines.some(({ used, stored }) => used > stored),
    change: toReservationChange(known, { ...ask, lines, count }),
  };
}
