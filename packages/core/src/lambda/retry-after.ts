import type { Orchestration } from '../domain/orchestration.ts';
import { countInFlight } from '../domain/progress.ts';
import { isTerminal } from '../domain/status.ts';

/** Poll intervals that the API asks for, seconds. */
const ACTIVE_SECONDS = 10;
/** Nothing moves until its user, the app or a provider does something: at an unknown time. */
const IDLE_SECONDS = 60;
/** A wait may end earlier than foreseen, and its user may resume on another device. */
const LONGEST_SECONDS = 300;
/** A wait that is over ends at the sweeper's next look, within a minute. */
const SHORTEST_WAIT_SECONDS = 20;

/**
 * When to ask again, as headers; none once there is nothing more to ask. While months are still at workers it is soon,
 * also during a pause or a wait: the user watches it drain.
 */
export function retryAfter(record: Orchestration, now: Date): { readonly 'retry-after'?: string } {
  if (isTerminal(record.status)) return {};
  return { 'retry-after': String(secondsOf(record, now)) };
}

function secondsOf(record: Orchestration, now: Date): number {
  const { status, waiting } = record;
  const isIdle = status === 'PAUSED' || waiting !== undefined;
  if (!isIdle || countInFlight(record, now) > 0) return ACTIVE_SECONDS;
  if (status === 'PAUSED' || waiting?.until === undefined) return IDLE_SECONDS;
  const left = Math.ceil((Date.parse(waiting.until) - now.getTime()) / 1000);
  return Math.max(SHORTEST_WAIT_SECONDS, Math.min(LONGEST_SECONDS, left));
}
