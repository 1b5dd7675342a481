import { setTimeout } from 'node:timers/promises';
import type { LocalSystem } from '../local-system.ts';

const LOOK_EVERY_MS = 500;
/** A message whose pump was killed comes back after the visibility time, a minute; then it is worked off. */
const EMPTY_WITHIN_MS = 3 * 60_000;
const WORK_QUEUE = 'ColdQueue';

/** What is wrong with the queues whose messages nobody should need; none when they are empty. */
export function findLeftMessages(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts)
    .filter(([queue, count]) => queue !== WORK_QUEUE && count > 0)
    .map(([queue, count]) => `Expected nothing in the ${queue}, got ${count} messages`);
}

/** Waits until the last late message has been taken from the work queue: it must change nothing. */
export async function waitForEmptyQueue({
  system,
  signal,
}: {
  readonly system: Pick<LocalSystem, 'countMessages'>;
  readonly signal: AbortSignal;
}): Promise<string[]> {
  for (let waitedMs = 0; waitedMs < EMPTY_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    const counts = await system.countMessages();
    if (counts[WORK_QUEUE] === 0) return findLeftMessages(counts);
    await setTimeout(LOOK_EVERY_MS, undefined, { signal });
  }
  return [`Expected the ${WORK_QUEUE} to be empty ${EMPTY_WITHIN_MS / 1_000} s after the last sync`];
}
