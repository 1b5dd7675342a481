import { civilDate } from '../../../packages/core/src/domain/civil-date.ts';
import { compareCopies } from '../../../packages/local/src/demo/compare-copies.ts';
import { readDestinationBooks, readSourceBooks } from '../../../packages/local/src/demo/provider-books.ts';
import { SOURCE } from '../../../packages/local/src/demo/route.ts';
import type { App } from '../app.ts';
import { type CloudStage, connectUser } from '../cloud-stage.ts';

const RANGE = { start: civilDate('2020-01-01'), end: civilDate('2023-12-31') };
const MONTHS = 48;

/** Four years of a new user, with a pause on the way. Answers the id, and what was copied in words. */
export async function copyFourYears(
  stage: CloudStage,
  { app, userId }: { readonly app: App; readonly userId: string },
): Promise<{ readonly id: string; readonly text: string }> {
  await connectUser(stage, { app, userId, from: RANGE.start, to: RANGE.end });
  const id = await app.start(RANGE.start, RANGE.end);
  await app.follow(id, { until: ({ percent }) => percent >= 20 });
  await app.client.pause(id);
  const paused = await app.follow(id, { until: (view) => view.inFlightChunks === 0 });
  expect('a pause that drained', paused, { status: 'PAUSED' });
  await app.client.resume(id);
  const view = await app.follow(id);
  expect('the end', view, {
    status: 'COMPLETED',
    completedChunks: MONTHS,
    failedChunks: 0,
    outcome: 'COMPLETE',
  });
  const source = await readSourceBooks(stage.googleHealth, userId, RANGE);
  const copies = compareCopies(SOURCE, source, await readDestinationBooks(stage.strava, userId));
  if (copies.counts.missing > 0 || copies.doubled.length > 0 || copies.unwanted.length > 0) {
    throw new Error(`Expected every workout once at the destination, got ${JSON.stringify(copies.counts)}`);
  }
  const { source: found, counts } = copies;
  return {
    id,
    text: `${MONTHS} months, ${found} workouts, ${counts.copied} written, paused at ${paused.percent} %`,
  };
}

function expect(what: string, view: object, wanted: Readonly<Record<string, unknown>>): void {
  const found = view as Readonly<Record<string, unknown>>;
  if (Object.entries(wanted).every(([name, value]) => found[name] === value)) return;
  throw new Error(`Expected ${what} with ${JSON.stringify(wanted)}, got ${JSON.stringify(view)}`);
}
