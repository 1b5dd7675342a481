import type { CommandAnswers } from './command-answers.ts';
import type { FollowOptions } from './follow-options.ts';
import { hasEnded } from './has-ended.ts';
import { openInbox } from './inbox.ts';
import type { Timer } from './platform.ts';
import { createPollPace } from './poll-pace.ts';
import type { StatusReading } from './status-reading.ts';

export interface FollowTools {
  /** One poll, not repeated. */
  readonly readStatus: (
    id: string,
    options: { readonly previous: StatusReading | undefined; readonly signal: AbortSignal | undefined },
  ) => Promise<StatusReading>;
  readonly commandAnswers: CommandAnswers;
  readonly timer: Timer;
  readonly random: () => number;
}

const DEFAULT_PATIENCE_MS = 5 * 60_000;

/**
 * Polls one sync until it is over: one request at a time, never sooner than the API asked for, none after the end. What
 * a command of the same client answers counts as an answer to a poll. Resolves with the last reading. Rejects with
 * SyncApiError when the API refuses (no such sync, no valid token); see {@link FollowOptions} for the rest.
 */
export async function followSync(
  sync: string | StatusReading,
  options: FollowOptions,
  tools: FollowTools,
): Promise<StatusReading> {
  const { signal, onView, onPoll, onTrouble, until, intervalMs, patienceMs = DEFAULT_PATIENCE_MS } = options;
  const [id, known] = typeof sync === 'string' ? [sync] : [sync.view.orchestrationId, sync];
  const pace = createPollPace({ intervalMs, patienceMs }, tools);
  const inbox = openInbox(id, tools.commandAnswers, tools.timer);
  let delayMs = 0;
  try {
    if (known !== undefined) onView?.(known.view);
    let latest = known ?? (await next(undefined));
    while (!hasEnded(latest.view) && until?.(latest.view) !== true) {
      delayMs = pace.afterAnswer(latest);
      latest = await next(latest);
    }
    return latest;
  } finally {
    inbox.close();
  }

  /** The reading after `previous`, however many polls fail on the way. */
  async function next(previous: StatusReading | undefined): Promise<StatusReading> {
    for (;;) {
      await inbox.wait(delayMs, signal);
      const polled = inbox.isEmpty() ? await poll(previous) : undefined;
      // A command that was answered while a poll was under way saw what the poll saw, or later.
      const reading = inbox.take() ?? polled;
      if (reading === undefined) continue;
      const changed = reading.view !== previous?.view;
      if (changed) onView?.(reading.view);
      if (polled !== undefined) onPoll?.({ view: reading.view, changed });
      return reading;
    }
  }

  /** Undefined when it failed and may be repeated after `delayMs`. */
  async function poll(previous: StatusReading | undefined): Promise<StatusReading | undefined> {
    try {
      return await tools.readStatus(id, { previous, signal });
    } catch (error) {
      delayMs = pace.afterFailure(error);
      onTrouble?.({ error, nextPollInMs: delayMs });
      return undefined;
    }
  }
}
