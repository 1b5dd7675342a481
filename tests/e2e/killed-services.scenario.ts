import { setTimeout as sleep } from 'node:timers/promises';

import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import { settledChunks, type StatusView } from '../../packages/local/src/demo/status-view.ts';
import { runScenario } from './scenario-stage.ts';

const RANGE = { start: civilDate('2023-01-01'), end: civilDate('2023-08-31') };
const DOWN_MS = 2_000;

/** The services are killed while months are at work, and come back two seconds later. */
await runScenario(
  { history: { kind: 'made-up', seed: 3, range: RANGE } },
  async ({ system, start, follow, compare }) => {
    const id = await start(RANGE);
    let outage: Promise<void> | undefined;
    let atKill: StatusView | undefined;
    const { view } = await follow(id, {
      onView: (seen) => {
        if (outage !== undefined || settledChunks(seen) < 2 || seen.inFlightChunks === 0) return;
        atKill = seen;
        outage = killAndRestart();
      },
    });
    await outage;
    const { source, counts, doubled } = await compare(RANGE);
    return { view, atKill, source, counts, doubled };

    async function killAndRestart() {
      await system.killServices();
      await sleep(DOWN_MS);
      await system.restartServices();
    }
  },
);
