import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import { runScenario } from './scenario-stage.ts';

const RANGE = { start: civilDate('2023-01-01'), end: civilDate('2023-06-30') };
const BAD_MONTH = '2023-02';
/** April: counted from 0. */
const UNREACHABLE_CHUNK = 3;

/** Every message comes twice, one month's provider always answers 500, and one chunk's messages reach nobody. */
await runScenario(
  {
    history: { kind: 'made-up', seed: 4, range: RANGE },
    pumpFaults: { deliverTwice: true, unreachableChunks: [UNREACHABLE_CHUNK] },
  },
  async ({ googleHealth, start, follow, compare }) => {
    await googleHealth.post('/faults', { match: { civilMonth: BAD_MONTH }, status: 500, times: 'always' });
    const { view } = await follow(await start(RANGE));
    const { states, doubled } = await compare(RANGE);
    const missingMonths = states
      .filter(({ state }) => state === 'missing')
      .map(({ entry }) => entry.civilDate.slice(0, 7));
    return { view, missingMonths: [...new Set(missingMonths)].sort(), doubled };
  },
);
