import { isAllSettled, type LastLook, liveLease, type Orchestration } from './orchestration.ts';
import { isActive } from './status.ts';

/** What the sweeper does with a record that it looks at. */
export type SweepDecision =
  /** Publish its event. */
  | { readonly act: 'announce' }
  /** Nothing to do until somebody moves it. */
  | { readonly act: 'sleep' }
  /** Every chunk is settled, and nobody lived to say so. */
  | { readonly act: 'finish' }
  /** Its run was never sent out completely. */
  | { readonly act: 'begin run' }
  /** A wait is over, or nothing has moved for the whole step: a new run. */
  | { readonly act: 're-dispatch'; readonly lastLook: LastLook }
  /** These chunks ran out of their time box. `isRest`: others did too, and are for the next look. */
  | { readonly act: 'send again'; readonly chunks: readonly number[]; readonly isRest: boolean }
  /** Look again at `at`. */
  | { readonly act: 'push'; readonly lastLook: LastLook; readonly at: Date };

/**
 * Most chunks that one look sends again: the write after it names each of them, and DynamoDB takes an expression of at
 * most 4 KB (Developer Guide, "Service quotas").
 */
export const MAX_SENT_AGAIN = 100;
/** Longest time between two looks, seconds: a day. Doubling stops here. */
const MAX_STEP_SECONDS = 24 * 60 * 60;

/** Decides in this order; the first that applies. `stallSeconds`: no progress for so long means messages were lost. */
export function decideSweep(record: Orchestration, now: Date, stallSeconds: number): SweepDecision {
  if (record.announce !== undefined) return { act: 'announce' };
  if (!isActive(record.status)) return { act: 'sleep' };
  if (isAllSettled(record)) return { act: 'finish' };
  if (record.fannedOutRun < record.run) return { act: 'begin run' };
  if (record.waiting !== undefined) return onWaiting(record, now, stallSeconds);
  if (record.redispatch.size > 0) return onYielded(record);
  return onProgress(record, now, stallSeconds);
}

/** A record that waits with an end is looked at again then; one that waits for the user is paused, not active. */
function onWaiting(record: Orchestration, now: Date, stallSeconds: number): SweepDecision {
  const until = new Date(record.waiting?.until ?? now);
  const lastLook = lookAt(record, stepOf(record, stallSeconds));
  return until <= now ? { act: 're-dispatch', lastLook } : { act: 'push', lastLook, at: until };
}

/** Newest month first, as at the start. */
function onYielded({ redispatch }: Orchestration): SweepDecision {
  const chunks = [...redispatch].toSorted((a, b) => b - a).slice(0, MAX_SENT_AGAIN);
  return { act: 'send again', chunks, isRest: redispatch.size > chunks.length };
}

/**
 * The first look at a run takes note; a later one at the same run that finds nothing settled since, and nobody at
 * work, sends everything again, with twice the patience. A backlog longer than the stall time is thus not flooded.
 */
function onProgress(record: Orchestration, now: Date, stallSeconds: number): SweepDecision {
  const { lastLook } = record;
  const settled = settledOf(record);
  const step = stepOf(record, stallSeconds);
  const isFirstLook = lastLook?.run !== record.run;
  const isProgress = settled > (lastLook?.settled ?? 0);
  const isAtWork = [...record.leases.keys()].some((index) => liveLease(record, index, now) !== undefined);
  if (isFirstLook || isProgress || isAtWork) {
    const next = isProgress ? stallSeconds : step;
    return { act: 'push', lastLook: lookAt(record, next), at: new Date(now.getTime() + next * 1000) };
  }
  return { act: 're-dispatch', lastLook: lookAt(record, Math.min(2 * step, MAX_STEP_SECONDS)) };
}

function stepOf({ lastLook }: Orchestration, stallSeconds: number): number {
  return lastLook?.stepSeconds ?? stallSeconds;
}

function settledOf({ completedChunks, failedChunks }: Orchestration): number {
  return completedChunks + failedChunks;
}

function lookAt(record: Orchestration, stepSeconds: number): LastLook {
  return { run: record.run, settled: settledOf(record), stepSeconds };
}
