import type { MonthBenchOptions } from './month-bench.ts';
import { aWorkout, createMonthBench, ROUTE, someWorkouts, SYNC } from './month-bench.ts';

/** A month of two workouts, of which an earlier try left an intent for the first one, `seconds` ago. */
export async function afterIntent(seconds: number, options: MonthBenchOptions = {}) {
  const bench = createMonthBench(someWorkouts(2), options);
  const at = bench.clock.now().toISOString();
  const key = { ...ROUTE, sourceId: '0' };
  await bench.dependencies.ledger.intend(key, { orchestrationId: SYNC, owner: 'dead', at });
  bench.clock.advance(seconds);
  return bench;
}

/** Hands workout `id` in as a try that died right after it; answers the id of the upload. */
export async function submitAs(bench: ReturnType<typeof createMonthBench>, id: number): Promise<string> {
  const { connector, session } = bench.dependencies.destination;
  const { sport } = aWorkout(id);
  const file = { externalId: `fitbit-${id}`, name: '', sport, tcx: '' };
  const submission = await connector.submitWorkout(file, session);
  return 'uploadId' in submission ? submission.uploadId : '';
}
