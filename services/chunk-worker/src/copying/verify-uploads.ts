import { forEachConcurrently } from '../for-each-concurrently.ts';
import { type ActivityList, readActivityList } from './activity-list.ts';
import { handIn } from './hand-in.ts';
import { externalIdOf, mayBegin, type MonthTry, noteHiccup, type OpenUpload } from './month-try.ts';
import { settleWorkout } from './settle-workout.ts';
import { toEnd } from './to-end.ts';

/** Waits before each look at the destination, in poll intervals; the last one goes on. */
const WAITS = [1, 1, 2, 4, 8, 15];
/** An upload that the list did not show so often may have ended without an activity: a duplicate, a bad file. */
const LOOKS_BEFORE_POLL = 2;
/** Poll intervals after which an upload is asked for though the list shows nothing of the others either. */
const PATIENCE = 15;
/** Uploads asked for when time runs out, so that the next try has less to do. */
const LAST_POLLS = 8;
/** Uploads end within minutes; one that has not after so long never will. */
const STUCK_AFTER_MS = 6 * 60 * 60 * 1000;
const CONCURRENCY = 8;

/**
 * Waits until the destination has said what became of each upload, or time is up. One list call serves them all; an
 * upload is asked for by itself when it is the only one, or when the list goes on without showing it. Throws
 * ProviderError; passing failures are noted, and looked over.
 */
export async function verifyUploads(attempt: MonthTry): Promise<void> {
  const { clock, destination, timeBox, open } = attempt;
  const { pollIntervalMs } = destination.connector;
  for (let look = 0; open.size > 0; look += 1) {
    const leftMs = timeBox.askUntil.getTime() - clock.now().getTime();
    if (leftMs < pollIntervalMs) return;
    await clock.sleep(Math.min(waitBefore(attempt, look), leftMs));
    await lookOnce(attempt);
  }
}

/** Uploads that nobody confirmed and the list has not shown at once: until they count as lost, looking tells nothing. */
function waitBefore({ clock, destination, open, settleMs }: MonthTry, look: number): number {
  const usual = (WAITS[look] ?? WAITS.at(-1) ?? 1) * destination.connector.pollIntervalMs;
  const uploads = [...open.values()];
  const isKnown = uploads.some(
    ({ uploadId, missed }) => uploadId !== undefined || missed < LOOKS_BEFORE_POLL,
  );
  if (isKnown) return usual;
  const lostAt = Math.min(...uploads.map(({ state }) => Date.parse(state.at) + settleMs));
  return Math.max(usual, lostAt - clock.now().getTime());
}

async function lookOnce(attempt: MonthTry): Promise<void> {
  const uploads = [...attempt.open.values()];
  const [only] = uploads;
  if (uploads.length === 1 && only?.uploadId !== undefined) return poll(attempt, only);
  const list = await readList(attempt);
  if (list === undefined) return;
  const latestShown = await settleShown(attempt, list);
  const missing = [...attempt.open.values()];
  for (const upload of missing) upload.missed += 1;
  await forEachConcurrently(toPoll(attempt, missing, latestShown), CONCURRENCY, (upload) =>
    poll(attempt, upload),
  );
  await handInAgain(attempt, list);
}

/** The newest list, also kept for the try; undefined when there was no answer this time. */
async function readList(attempt: MonthTry): Promise<ActivityList | undefined> {
  try {
    return (attempt.list = await readActivityList(attempt));
  } catch (error) {
    noteHiccup(attempt, error);
    return undefined;
  }
}

/** Settles what the list shows; answers when the latest of these was handed in. */
async function settleShown(attempt: MonthTry, { byExternalId }: ActivityList): Promise<string> {
  let latest = '';
  await forEachConcurrently([...attempt.open.values()], CONCURRENCY, async (upload) => {
    const { workout, state, orchestrationId } = upload;
    const copy = byExternalId.get(externalIdOf(attempt, workout));
    if (copy === undefined) return;
    if (state.at > latest) latest = state.at;
    const { activityId } = copy;
    await settleWorkout(attempt, { workout, state: { kind: 'DONE', activityId }, orchestrationId });
  });
  return latest;
}

/**
 * The uploads to be asked for one by one: those that later ones have overtaken, or that are old. While the list shows
 * none of them the destination is slow, and asking would use up requests for nothing, until time runs out.
 */
function toPoll(
  attempt: MonthTry,
  missing: readonly OpenUpload[],
  latestShown: string,
): readonly OpenUpload[] {
  const { clock, destination, timeBox } = attempt;
  const { pollIntervalMs } = destination.connector;
  const nowMs = clock.now().getTime();
  const candidates = missing.filter(
    ({ uploadId, missed }) => uploadId !== undefined && missed >= LOOKS_BEFORE_POLL,
  );
  const due = candidates.filter(
    ({ state }) => state.at <= latestShown || nowMs - Date.parse(state.at) >= PATIENCE * pollIntervalMs,
  );
  const isLastLook = timeBox.askUntil.getTime() - nowMs < pollIntervalMs;
  return due.length > 0 || !isLastLook ? due : candidates.slice(0, LAST_POLLS);
}

async function poll(attempt: MonthTry, upload: OpenUpload): Promise<void> {
  const { connector, session } = attempt.destination;
  const { workout, orchestrationId, uploadId } = upload;
  if (uploadId === undefined) return;
  try {
    const state = await connector.readSubmission(uploadId, session);
    if (state.kind === 'processing') return await giveUpIfStuck(attempt, upload);
    if (state.kind === 'unknown') {
      attempt.open.set(workout.sourceId, { ...upload, uploadId: undefined });
      return;
    }
    await settleWorkout(attempt, { workout, state: toEnd(state, upload, attempt), orchestrationId });
  } catch (error) {
    noteHiccup(attempt, error);
  }
}

/** An upload that never ends must not keep its month from its end: not every try that waits for one counts. */
async function giveUpIfStuck(
  attempt: MonthTry,
  { workout, state, orchestrationId }: OpenUpload,
): Promise<void> {
  if (attempt.clock.now().getTime() - Date.parse(state.at) < STUCK_AFTER_MS) return;
  const end = { kind: 'SKIPPED', reason: 'STUCK_AT_DESTINATION' } as const;
  await settleWorkout(attempt, { workout, state: end, orchestrationId });
}

/** Hands in again what was never taken: nothing is known of its upload, and the list has had the time to show it. */
async function handInAgain(attempt: MonthTry, { readAtMs, byExternalId }: ActivityList): Promise<void> {
  const lost = [...attempt.open.values()].filter(
    ({ uploadId, state, workout }) =>
      uploadId === undefined &&
      readAtMs - Date.parse(state.at) >= attempt.settleMs &&
      !byExternalId.has(externalIdOf(attempt, workout)),
  );
  for (const { workout, state, orchestrationId } of lost) {
    if (!mayBegin(attempt)) return;
    attempt.open.delete(workout.sourceId);
    await handIn(attempt, { workout, before: { state, orchestrationId } });
  }
}
