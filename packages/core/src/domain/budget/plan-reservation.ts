import type { Change } from '../change.ts';
import { type Ask, type KnownBudget, linesOf, roomOf } from './budget-lines.ts';
import type { CallKind } from './limits.ts';
import { type BudgetRefusal, refusalOf } from './refusal.ts';
import { toReservationChange } from './reservation-change.ts';
import { type CallWindow, windowsOfCall } from './windows.ts';

export type ReservationPlan =
  | {
      readonly kind: 'reserve';
      readonly count: number;
      /** The windows that it pays for. */
      readonly windows: readonly CallWindow[];
      readonly change: Change;
    }
  | ({ readonly kind: 'refuse' } & BudgetRefusal);

/**
 * Most calls of one reservation: about what a month needs. Fewer cost more writes, more are held by processes that don't
 * need them.
 */
const MAX_BATCH: Readonly<Record<CallKind, number>> = { read: 4, write: 12 };

/** What to write before the call asked for, for this one and some after it; or until when there is none. */
export function planReservation(known: KnownBudget, ask: Ask): ReservationPlan {
  const lines = linesOf(known, ask);
  const refusal = refusalOf(lines, known.rules.lengths, ask.at);
  if (refusal !== undefined) return { kind: 'refuse', ...refusal };
  const room = Math.min(...lines.map(roomOf));
  const count = Math.min(room, MAX_BATCH[ask.kind]);
  return {
    kind: 'reserve',
    count,
    windows: windowsOfCall(known.rules.lengths, ask.at),
    change: toReservationChange(known, { ...ask, lines, count }),
  };
}
