import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import { readDestinationBooks } from '../../packages/local/src/demo/provider-books.ts';
import { SOURCE } from '../../packages/local/src/demo/route.ts';
import { parseTcx } from '../../packages/local/src/simulators/tcx/parse-tcx.ts';
import { findDifferences } from './find-differences.ts';
import { runScenario } from './scenario-stage.ts';

/** From the first recording to the last; most months between have none. */
const RANGE = { start: civilDate('2012-01-01'), end: civilDate('2022-12-31') };
const MOST_DIFFERENCES_TOLD = 5;

/** Copies the recordings of a folder, and compares what the destination stored with the files. */
const folder = process.argv[2];
if (folder === undefined) throw new Error('Expected a folder as the first argument, got none');

await runScenario(
  { history: { kind: 'recordings', folder } },
  async ({ strava, userId, start, follow, compare }) => {
    const { view } = await follow(await start(RANGE));
    const { states, counts, doubled } = await compare(RANGE);
    const stateOf = (id: string) => states.find(({ entry }) => entry.sourceId === id)?.state;
    const activities = await readDestinationBooks(strava, userId);

    const recordings = [];
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.tcx'))) {
      const id = toSourceId(file);
      const activity = activities.find(({ externalId }) => externalId === `${SOURCE}-${id}`);
      const arrived = activity && (await strava.readText(`/activities/${activity.activityId}/tcx`));
      recordings.push({
        file,
        state: stateOf(id),
        ...(arrived === undefined ? {} : compareFile(file, arrived)),
      });
    }
    return { view, counts, doubled, activities: activities.length, recordings };
  },
);

function compareFile(file: string, arrived: string): object {
  const recorded = parseTcx(readFileSync(join(String(folder), file), 'utf8'));
  const differences = findDifferences(recorded, parseTcx(arrived));
  const points = recorded.laps.reduce((total, lap) => total + lap.trackpoints.length, 0);
  return { points, differences: differences.slice(0, MOST_DIFFERENCES_TOLD) };
}

/** As the simulated source names the workouts of a folder. */
function toSourceId(file: string): string {
  return file
    .replace(/\.tcx$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
