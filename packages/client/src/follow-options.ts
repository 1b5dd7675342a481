import type { StatusView } from './api-types.ts';

/** How to follow a sync. What a function that is told throws ends the following: it rejects with that. */
export interface FollowOptions {
  /** Aborting it ends the following: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told the first view, and each that differs from the one before. */
  readonly onView?: (view: StatusView) => void;
  /** Told each answer to a poll; `changed` = the view is another one than before. */
  readonly onPoll?: (poll: { readonly view: StatusView; readonly changed: boolean }) => void;
  /** Told each poll that failed and will be repeated: to show that there is no connection. */
  readonly onTrouble?: (trouble: { readonly error: unknown; readonly nextPollInMs: number }) => void;
  /** Whether to stop here, before the sync is over. */
  readonly until?: (view: StatusView) => boolean;
  /** Time between two polls in place of what the API advises: for tests, and demos on one machine. */
  readonly intervalMs?: number;
  /** No answer for so long ends the following: it rejects with the last error. Default 5 minutes. */
  readonly patienceMs?: number;
}
