import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import { createHistory } from '../../packages/local/src/simulators/history/create-history.ts';
import { runPeopleScenario } from './people-stage.ts';
import { isOver } from './person.ts';
import { readCounters } from './simulator-facts.ts';

const TEN_YEARS = { start: civilDate('2014-01-01'), end: civilDate('2023-12-31') };
const THREE_MONTHS = { start: civilDate('2023-10-01'), end: civilDate('2023-12-31') };
const BIG = 'ten-years-user';
const SMALL = 'three-months-user';
/**
 * A quarter of an hour passes in 1.8 s: nobody meets the limits before a quarter of the long sync is done. A parked sync
 * leaves the queue to others; as it is, the queue has to be fair.
 */
const WINDOW_SCALE = 0.002;

const historyOf = (userId: string, { start, end }: typeof TEN_YEARS) => ({
  userId,
  workouts: createHistory({ seed: userId, from: start, to: end }),
});

/** Ten years and three months at once. The long sync is cancelled once the short one is over. */
await runPeopleScenario(
  {
    people: [historyOf(BIG, TEN_YEARS), historyOf(SMALL, THREE_MONTHS)],
    windowScale: WINDOW_SCALE,
    tokenSeconds: 86_400,
    longestMs: 240_000,
  },
  async ({ person, compare, system }) => {
    const [big, small] = [await person(BIG), await person(SMALL)];
    const bigId = await big.start(TEN_YEARS);
    const smallId = await small.start(THREE_MONTHS);
    const began = performance.now();
    const secondsSoFar = () => Math.round((performance.now() - began) / 100) / 10;

    await small.follow(
      smallId,
      ({ inFlightChunks, completedChunks }) => inFlightChunks + completedChunks > 0,
    );
    const firstMonthBegan = secondsSoFar();
    const view = await small.follow(smallId, isOver);
    const ended = secondsSoFar();
    const other = await big.follow(bigId, () => true);
    await big.call('POST', `/orchestrations/${bigId}/cancel`);

    const { counts, doubled } = await compare(SMALL, THREE_MONTHS);
    const { rateLimited } = await readCounters(system.simulatorUrls.strava);
    return {
      view,
      other: { status: other.status, percent: other.percentSettled, written: other.results.written },
      seconds: { firstMonthBegan, ended },
      counts,
      doubled,
      rateLimited,
    };
  },
);
