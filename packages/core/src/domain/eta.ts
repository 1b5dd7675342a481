import type { Eta } from '../api/status-view.ts';
import type { KnownBudget } from './budget/budget-lines.ts';
import { estimateByLimits, MAX_DAYS } from './eta-by-limits.ts';
import { isAllSettled, type Orchestration } from './orchestration.ts';
import { sumResults } from './progress.ts';
import { isTerminal } from './status.ts';
import { type DisplayName, waitingText } from './waiting-text.ts';

/** What is known of the destination beside the record. */
export interface RouteFacts {
  readonly displayName: DisplayName;
  /** Its budget, when it counts all users of the application together; `unreadable` = it could not be read. */
  readonly budget?: KnownBudget | 'unreadable';
}

/** No month takes longer than this on average: a sync that was paused for days has not been slow for days. */
const SLOWEST_MONTH_MS = 60_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Of the record and the budget alone: while neither changes, neither does the answer. */
export function estimateEnd(record: Orchestration, facts: RouteFacts): Eta {
  const unknown = whyUnknown(record, facts);
  if (unknown !== undefined) return { at: null, basis: null, reason: unknown };
  const left = record.totalChunks - record.completedChunks - record.failedChunks;
  const from = startOf(record);
  const byPace = from.getTime() + left * paceOf(record);
  const byLimits = endByLimits(record, facts, { from, left });
  if (byLimits === 'too far') {
    const reason = `More than ${MAX_DAYS.toLocaleString('en-US')} days at the limits of ${facts.displayName(record.destination)}`;
    return { at: null, basis: null, reason };
  }
  if (byLimits === undefined || byLimits <= byPace)
    return toEta(record, facts, { at: byPace, basis: 'PACE' });
  return toEta(record, facts, { at: byLimits, basis: 'PROVIDER_LIMIT' });
}

function whyUnknown(record: Orchestration, { displayName, budget }: RouteFacts): string | undefined {
  const { status, waiting, completedChunks, destination } = record;
  if (isTerminal(status)) return 'Ended';
  if (status === 'PAUSED') return waiting === undefined ? 'Paused' : waitingText(waiting, displayName);
  if (isAllSettled(record)) return 'All months are done';
  if (waiting !== undefined && waiting.reason !== 'RATE_LIMITED') return waitingText(waiting, displayName);
  if (completedChunks === 0) {
    const limit = waiting && waitingText(waiting, displayName);
    return limit ?? 'Known once the first month is copied';
  }
  if (budget === 'unreadable') return `The limits of ${displayName(destination)} cannot be read for now`;
  return undefined;
}

/** Nothing happens before the end of a wait. */
function startOf({ updatedAt, waiting }: Orchestration): Date {
  const [changed, until] = [new Date(updatedAt), new Date(waiting?.until ?? updatedAt)];
  return until > changed ? until : changed;
}

/** Milliseconds per month so far. */
function paceOf({ createdAt, updatedAt, completedChunks, failedChunks }: Orchestration): number {
  const took = Date.parse(updatedAt) - Date.parse(createdAt ?? updatedAt);
  return Math.min(took / (completedChunks + failedChunks), SLOWEST_MONTH_MS);
}

function endByLimits(
  record: Orchestration,
  { budget }: RouteFacts,
  { from, left }: { readonly from: Date; readonly left: number },
): number | 'too far' | undefined {
  if (budget === undefined || budget === 'unreadable') return undefined;
  const workouts = (left * sumResults(record).written) / record.completedChunks;
  return estimateByLimits(budget, { workouts, months: left, from }) ?? 'too far';
}

function toEta(
  { waiting, destination, updatedAt }: Orchestration,
  { displayName }: RouteFacts,
  { at, basis }: { readonly at: number; readonly basis: 'PACE' | 'PROVIDER_LIMIT' },
): Eta {
  const limits = `The limits of ${displayName(destination)}, shared by all users`;
  const reason = basis === 'PACE' ? 'The pace so far' : limits;
  return {
    at: roundUp(at, at - Date.parse(updatedAt)).toISOString(),
    basis,
    reason: waiting === undefined ? reason : waitingText(waiting, displayName),
  };
}

/** As exact as the distance deserves: an answer that moves with every call of somebody helps nobody. */
function roundUp(at: number, distanceMs: number): Date {
  const step = distanceMs < HOUR_MS ? MINUTE_MS : distanceMs < 6 * HOUR_MS ? 5 * MINUTE_MS : 15 * MINUTE_MS;
  return new Date(Math.ceil(at / step) * step);
}
