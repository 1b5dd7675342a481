import { type StatusReading, type StatusView, SyncApiError, type SyncClient } from '@syncwell/client';
import { isTerminal } from '@syncwell/core/domain/status';
import type { Clock } from '@syncwell/core/ports';

import { PATIENT } from './patient.ts';
import { settledChunks } from './status-view.ts';
import { createStallWatch } from './stall-watch.ts';

export interface FollowOptions {
  readonly client: Pick<SyncClient, 'follow' | 'pause' | 'resume'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly signal?: AbortSignal | undefined;
  /** Time between two polls. The API's own advice is 10 s; a demo that lasts seconds looks more often. */
  readonly pollIntervalMs: number;
  /** Pause once about a third of the chunks are settled, and resume when nothing is in flight any more. */
  readonly pause: boolean;
  /** Told every poll, changed or not. */
  readonly onView: (view: StatusView) => void;
  readonly onPaused?: (view: StatusView) => void;
  readonly onResumed?: (view: StatusView) => void;
}

export interface FollowResult {
  /** The terminal view, or the one of a pause that only the user can end. */
  readonly view: StatusView;
  /** Times that a pause was drained and resumed: 0 or 1. */
  readonly pauses: number;
  /** How often the status was asked for, and how often nothing had changed. */
  readonly polls: number;
  readonly notModified: number;
}

/** How long a pause is left standing once it is drained, so that a person sees it. */
const PAUSE_SHOWN_MS = 1_000;

/** Polls as far as `done`, or to the end if that comes first. */
type FollowUntil = (
  done: (view: StatusView) => boolean,
  from: string | StatusReading,
) => Promise<StatusReading>;

/** Polls until the end, with one pause on the way. Throws when the API refuses or nothing moves any more. */
export async function followSync(
  sync: string | StatusReading,
  { client, clock, signal, pollIntervalMs, pause, ...options }: FollowOptions,
): Promise<FollowResult> {
  const counts = { polls: 0, notModified: 0 };
  const stalls = createStallWatch(clock);
  const onPoll = ({ view, changed }: { view: StatusView; changed: boolean }) => {
    counts.polls += 1;
    if (!changed) counts.notModified += 1;
    options.onView(view);
    stalls.check(view, changed);
  };
  const { patienceMs } = PATIENT;
  const until: FollowUntil = (done, from) =>
    client.follow(from, { signal, intervalMs: pollIntervalMs, patienceMs, until: done, onPoll });

  const reading = await until((seen) => isOver(seen) || (pause && isThirdSettled(seen)), sync);
  if (isOver(reading.view)) return { view: reading.view, pauses: 0, ...counts };
  const resumed = await pauseOnce(reading, until, { client, clock, signal, ...options });
  const { view } = await until(isOver, resumed ?? reading);
  return { view, pauses: resumed === undefined ? 0 : 1, ...counts };
}

/** Pauses, waits until nothing is in flight, resumes. Undefined when the sync ended in between. */
async function pauseOnce(
  { view: { orchestrationId: id } }: StatusReading,
  until: FollowUntil,
  options: Omit<FollowOptions, 'pollIntervalMs' | 'pause'>,
): Promise<StatusReading | undefined> {
  const { client, clock, signal } = options;
  const paused = await unlessOver(client.pause(id, { ...PATIENT, signal }));
  if (paused === undefined) return undefined;
  const drained = await until(isDrained, paused);
  if (!isDrained(drained.view)) return undefined;
  options.onPaused?.(drained.view);
  const end = clock.now().getTime() + PAUSE_SHOWN_MS;
  await until(() => clock.now().getTime() >= end, drained);
  const resumed = await unlessOver(client.resume(id, { ...PATIENT, signal }));
  if (resumed !== undefined) options.onResumed?.(drained.view);
  return resumed;
}

/** Terminal, or paused by the system for something that only the user can do. */
function isOver({ status, waiting }: StatusView): boolean {
  return isTerminal(status) || (status === 'PAUSED' && waiting !== null);
}

function isThirdSettled(view: StatusView): boolean {
  return view.status === 'IN_PROGRESS' && settledChunks(view) * 3 >= view.totalChunks;
}

function isDrained({ status, inFlightChunks }: StatusView): boolean {
  return status === 'PAUSED' && inFlightChunks === 0;
}

/** Undefined when the API says 409: the sync ended in between. */
async function unlessOver(command: Promise<StatusReading>): Promise<StatusReading | undefined> {
  try {
    return await command;
  } catch (error) {
    if (error instanceof SyncApiError && error.reason === 'illegal-state') return undefined;
    throw error;
  }
}
