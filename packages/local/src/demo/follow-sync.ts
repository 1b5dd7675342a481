import { isTerminal } from '@syncwell/core/domain/status';
import type { Clock } from '@syncwell/core/ports';

import { ApiError } from './api-error.ts';
import { callPatiently } from './patient-call.ts';
import { createStatusPoller, type PollCounts } from './status-poller.ts';
import { settledChunks, type StatusView } from './status-view.ts';
import type { SyncApi } from './sync-api.ts';

export interface FollowOptions {
  readonly api: Pick<SyncApi, 'readStatus' | 'pause' | 'resume'>;
  readonly clock: Clock;
  /** Time between two polls. The API's own advice is 10 s; a demo that lasts seconds looks more often. */
  readonly pollIntervalMs: number;
  /** Pause once about a third of the chunks are settled, and resume when nothing is in flight any more. */
  readonly pause: boolean;
  /** Told every poll, changed or not. */
  readonly onView: (view: StatusView) => void;
  readonly onPaused?: (view: StatusView) => void;
  readonly onResumed?: (view: StatusView) => void;
}

export interface FollowResult extends PollCounts {
  /** The terminal view, or the one of a pause that only the user can end. */
  readonly view: StatusView;
  /** Times that a pause was drained and resumed: 0 or 1. */
  readonly pauses: number;
}

/** How long a pause is left standing once it is drained, so that a person sees it. */
const PAUSE_SHOWN_MS = 1_000;
/** Without a change for so long, and without a reason to wait, something is broken. */
const STALLED_AFTER_MS = 5 * 60_000;

type PollUntil = (done: (view: StatusView) => boolean) => Promise<StatusView>;

/** Polls until the end, with one pause on the way. Throws when the API refuses or nothing moves any more. */
export async function followSync(id: string, options: FollowOptions): Promise<FollowResult> {
  const poller = createStatusPoller(options.api, id);
  const until: PollUntil = (done) => pollUntil(done, { ...options, poll: poller.poll });

  let view = await until((seen) => isOver(seen) || (options.pause && isThirdSettled(seen)));
  let paused = false;
  if (!isOver(view)) {
    paused = await pauseOnce(id, until, options);
    view = await until(isOver);
  }
  return { view, pauses: paused ? 1 : 0, ...poller.counts() };
}

/** Pauses, waits until nothing is in flight, resumes. False when the sync ended in between. */
async function pauseOnce(id: string, until: PollUntil, options: FollowOptions): Promise<boolean> {
  const { api, clock } = options;
  if (!(await tryCommand(() => api.pause(id), clock))) return false;
  const drained = await until((seen) => isTerminal(seen.status) || isDrained(seen));
  if (!isDrained(drained)) return false;
  options.onPaused?.(drained);
  const end = clock.now().getTime() + PAUSE_SHOWN_MS;
  await until(() => clock.now().getTime() >= end);
  if (!(await tryCommand(() => api.resume(id), clock))) return false;
  options.onResumed?.(drained);
  return true;
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

/** False when the API says 409: the sync ended in between. */
async function tryCommand(command: () => Promise<unknown>, clock: Clock): Promise<boolean> {
  try {
    await callPatiently(command, clock);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.httpStatus === 409) return false;
    throw error;
  }
}

async function pollUntil(
  done: (view: StatusView) => boolean,
  options: Pick<FollowOptions, 'clock' | 'onView' | 'pollIntervalMs'> & { poll: () => Promise<StatusView> },
): Promise<StatusView> {
  const { clock } = options;
  let previous: StatusView | undefined;
  let changedAt = clock.now().getTime();
  for (;;) {
    const view = await callPatiently(options.poll, clock);
    options.onView(view);
    if (done(view)) return view;
    if (view !== previous || view.waiting !== null) changedAt = clock.now().getTime();
    previous = view;
    if (clock.now().getTime() - changedAt >= STALLED_AFTER_MS) {
      throw new Error(
        `Expected progress within ${STALLED_AFTER_MS / 60_000} minutes, got none (${view.status})`,
      );
    }
    await clock.sleep(options.pollIntervalMs);
  }
}
