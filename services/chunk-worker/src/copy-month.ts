import { ProviderError } from '@syncwell/connectors/errors';
import type {
  DestinationConnector,
  ProviderSession,
  SourceConnector,
  SourceWorkout,
  Submission,
} from '@syncwell/connectors/ports';
import type { DateRange } from '@syncwell/core/domain/date-range';
import type { ChunkResult } from '@syncwell/core/domain/outcome';
import type { Clock } from '@syncwell/core/ports';

import type { TimeBox } from './time-box.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';

/** Workouts read and handed in at once, per chunk: hides the latency of two providers, stays polite to both. */
const CONCURRENCY = 8;

/** The time box is over before the month was done. What was handed in stays at the destination. */
export class TimeBoxOverError extends Error {
  override readonly name = 'TimeBoxOverError';
  readonly code = 'TIME_BOX_OVER';
  /** New activities of this try: above 0 it got on, and the next try will have less to do. */
  readonly written: number;

  constructor(written: number) {
    super(`Expected the month to fit into its time box, got ${written} new activities in it`);
    this.written = written;
  }
}

export interface CopyMonthDependencies {
  readonly source: { readonly connector: SourceConnector; readonly session: ProviderSession };
  readonly destination: { readonly connector: DestinationConnector; readonly session: ProviderSession };
  readonly clock: Clock;
  /** Told once per workout that is not copied; the reason is a code, never a provider's own words. */
  readonly onSkipped: (reason: string) => void;
}

/**
 * Copies every workout that starts in `range` and waits until the destination has said what became of each. Safe to
 * repeat: external ids make a second hand-in a duplicate. Throws ProviderError or TimeBoxOverError.
 */
export async function copyMonth(
  dependencies: CopyMonthDependencies,
  { range, timeBox }: { range: DateRange; timeBox: TimeBox },
): Promise<ChunkResult> {
  const tally = { found: 0, written: 0, duplicate: 0, skipped: 0 };
  const submissions: Submission[] = [];
  const { connector, session } = dependencies.source;
  await forEachConcurrently(connector.listWorkouts(range, session), CONCURRENCY, async (workout) => {
    checkTime(dependencies.clock, timeBox.startUntil, tally);
    tally.found += 1;
    const submission = await handIn(dependencies, workout);
    if (submission === undefined) tally.skipped += 1;
    else submissions.push(submission);
  });
  await awaitSubmissions(dependencies, { submissions, askUntil: timeBox.askUntil, tally });
  return tally;
}

/** Hands one workout in; undefined when it is skipped. One bad workout never ends the month. */
async function handIn(
  { source, destination, onSkipped }: CopyMonthDependencies,
  workout: SourceWorkout,
): Promise<Submission | undefined> {
  if (workout.skip !== undefined) {
    onSkipped(workout.skip.reason);
    return undefined;
  }
  try {
    const file = await source.connector.readWorkout(workout, source.session);
    return await destination.connector.submitWorkout(file, destination.session);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'ITEM_REJECTED') throw error;
    onSkipped('ITEM_REJECTED');
    return undefined;
  }
}

interface Waiting {
  readonly submissions: readonly Submission[];
  readonly askUntil: Date;
  readonly tally: { written: number; duplicate: number; skipped: number };
}

/** Asks for all open submissions in rounds: one wait serves them all. */
async function awaitSubmissions(dependencies: CopyMonthDependencies, waiting: Waiting): Promise<void> {
  const { clock, destination } = dependencies;
  let open = waiting.submissions;
  while (open.length > 0) {
    await clock.sleep(destination.connector.pollIntervalMs);
    checkTime(clock, waiting.askUntil, waiting.tally);
    const stillOpen: Submission[] = [];
    await forEachConcurrently(open, CONCURRENCY, async (submission) => {
      if (!(await settle(dependencies, submission, waiting.tally))) stillOpen.push(submission);
    });
    open = stillOpen;
  }
}

/** Whether the submission came to its end; counts it if so. */
async function settle(
  { destination, onSkipped }: CopyMonthDependencies,
  submission: Submission,
  tally: Waiting['tally'],
): Promise<boolean> {
  const state = await destination.connector.readSubmission(submission, destination.session);
  switch (state.kind) {
    case 'processing':
      return false;
    case 'created':
      tally.written += 1;
      return true;
    case 'duplicate':
      tally.duplicate += 1;
      return true;
    case 'rejected':
      tally.skipped += 1;
      // Not the provider's own words: they may hold what the user wrote, and the reason goes into a log.
      onSkipped('REJECTED_BY_DESTINATION');
      return true;
  }
}

function checkTime(clock: Clock, until: Date, { written }: { readonly written: number }): void {
  if (clock.now() >= until) throw new TimeBoxOverError(written);
}
