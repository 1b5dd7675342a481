import type { ListedActivity, SourceWorkout } from '@syncwell/connectors/ports';
import { isSettled, type LedgerEntry, type OpenState, type SettledState } from '@syncwell/core/ledger';

import { type ActivityList, readActivityList } from './activity-list.ts';
import { findTwins } from './find-twins.ts';
import { handIn } from './hand-in.ts';
import { inPages } from './in-pages.ts';
import { externalIdOf, mayBegin, type MonthTry } from './month-try.ts';
import { type Ending, settleWorkout } from './settle-workout.ts';
import { watchEntry } from './watch-entry.ts';

/** Workouts looked up in the ledger at once: what the source's list has on a page. */
const PAGE_SIZE = 25;

/** Something to do about one workout. */
export type Job = () => Promise<void>;

/**
 * Lists the month page by page and yields what is to be done about each workout whose end is not known. Ends, and
 * workouts that must not be copied, are counted on the way. The destination is asked for its list once there is
 * anything to do, and never for an empty or finished month. Ends early when time is up. Throws ProviderError.
 */
export async function* planMonth(attempt: MonthTry): AsyncGenerator<Job> {
  const { connector, session } = attempt.source;
  for await (const page of inPages(connector.listWorkouts(attempt.range, session), PAGE_SIZE)) {
    for (const job of await planPage(attempt, page)) {
      if (!mayBegin(attempt)) {
        attempt.isCutShort = true;
        return;
      }
      yield job;
    }
  }
}

/** A workout that is not settled. */
interface Unsettled {
  readonly workout: SourceWorkout;
  readonly entry: (LedgerEntry & { readonly state: OpenState }) | undefined;
}

async function planPage(attempt: MonthTry, page: readonly SourceWorkout[]): Promise<Job[]> {
  attempt.tally.found(page.length);
  const unsettled = await findUnsettled(attempt, page);
  if (unsettled.length === 0) return [];
  const list = (attempt.list ??= await readActivityList(attempt));
  const jobs: Job[] = [];
  const sendable: Unsettled[] = [];
  for (const one of unsettled) {
    const own = list.byExternalId.get(externalIdOf(attempt, one.workout));
    if (own !== undefined) jobs.push(() => settleWorkout(attempt, toOwnEnding(one, own)));
    else if (one.entry === undefined || isOver(one.entry.state, attempt, list)) sendable.push(one);
    else watchEntry(attempt, one.workout, one.entry);
  }
  const workouts = sendable.map(({ workout }) => workout);
  const twins = findTwins(workouts, list.activities, attempt.route.source);
  return [...jobs, ...sendable.map((one) => toJob(attempt, one, twins.get(one.workout.sourceId)))];
}

/** Counts what needs nothing more; answers the rest of the page. */
async function findUnsettled(attempt: MonthTry, page: readonly SourceWorkout[]): Promise<Unsettled[]> {
  const { ledger, route, tally } = attempt;
  const wanted = page.filter(({ skip }) => {
    if (skip !== undefined) tally.skip(skip.reason);
    return skip === undefined;
  });
  if (wanted.length === 0) return [];
  const entries = await ledger.read(
    route,
    wanted.map(({ sourceId }) => sourceId),
  );
  return wanted.flatMap((workout): Unsettled[] => {
    const entry = entries.get(workout.sourceId);
    if (entry === undefined) return [{ workout, entry }];
    const { state } = entry;
    if (!isSettled(state)) return [{ workout, entry: { ...entry, state } }];
    tally.settled({ ...entry, state });
    return [];
  });
}

/**
 * Whether an earlier hand-in that the list does not show was never taken: the list was read so long after it that it
 * would be there. An upload that was taken is asked for by its id, however old it is.
 */
function isOver(state: OpenState, { settleMs }: MonthTry, { readAtMs }: ActivityList): boolean {
  return state.kind === 'INTENT' && readAtMs - Date.parse(state.at) >= settleMs;
}

/** Our own copy: of an earlier try, or of a time that the ledger knows nothing of. */
function toOwnEnding({ workout, entry }: Unsettled, { activityId }: ListedActivity): Ending {
  const state: SettledState = { kind: entry === undefined ? 'DUPLICATE' : 'DONE', activityId };
  return { workout, state, orchestrationId: entry?.orchestrationId };
}

function toJob(attempt: MonthTry, { workout, entry }: Unsettled, activityId: string | undefined): Job {
  if (activityId === undefined) return () => handIn(attempt, { workout, before: entry });
  const state: SettledState = { kind: 'DUPLICATE', activityId };
  return () => settleWorkout(attempt, { workout, state, orchestrationId: entry?.orchestrationId });
}
