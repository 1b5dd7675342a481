import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import { readDestinationBooks } from '../../packages/local/src/demo/provider-books.ts';
import { SIMULATED_LIMITS } from '../../packages/local/src/demo/simulated-limits.ts';
import { createHistory } from '../../packages/local/src/simulators/history/create-history.ts';
import { readItems } from './read-items.ts';
import { runPeopleScenario } from './people-stage.ts';
import { isOver } from './person.ts';
import { readRequests } from './simulator-facts.ts';

const RANGE = { start: civilDate('2022-01-01'), end: civilDate('2023-12-31') };
const SHORT_RANGE = { start: civilDate('2023-01-01'), end: civilDate('2023-01-31') };
const USER = 'leaving-user';
const BYSTANDER = 'staying-user';
const MONTHS_BEFORE_LEAVING = 4;
const LOOK_EVERY_MS = 1_000;
const TABLES = ['OrchestrationTable', 'LedgerTable', 'ConnectionTable'] as const;

const historyOf = (userId: string) => ({
  userId,
  workouts: createHistory({ seed: userId, from: RANGE.start, to: RANGE.end }),
});

/** A user who leaves for good in the middle of a sync, beside one who stays. */
await runPeopleScenario(
  {
    people: [historyOf(USER), historyOf(BYSTANDER)],
    simulators: {
      googleHealth: { requestsPerMinutePerUser: SIMULATED_LIMITS.googleHealthPerMinute },
      strava: { limits: SIMULATED_LIMITS.strava },
    },
    tokenSeconds: 86_400,
    longestMs: 240_000,
  },
  async ({ system, emulator, strava, person, readLog, sleep }) => {
    const bystander = await person(BYSTANDER);
    const stayingId = await bystander.start(SHORT_RANGE);
    const stayed = await bystander.follow(stayingId, isOver);
    const readBooks = () => readItems(emulator, TABLES);
    const countOf = (books: Awaited<ReturnType<typeof readBooks>>) =>
      books.filter(({ text }) => text.includes(USER)).length;

    const stays = new Set(
      (await readBooks()).filter(({ text }) => !text.includes(USER)).map(({ key }) => key),
    );

    const user = await person(USER);
    const id = await user.start(RANGE);
    const atWork = await user.follow(
      id,
      ({ completedChunks, inFlightChunks }) => completedChunks >= MONTHS_BEFORE_LEAVING && inFlightChunks > 0,
    );
    const before = await readBooks();
    const left = await user.call('DELETE', '/me');
    const status = await user.call('GET', `/orchestrations/${id}/status`);
    const startedAgain = await user.call('POST', '/orchestrations', {
      ...{ source: 'fitbit', destination: 'strava' },
      ...{ startDate: RANGE.start, endDate: RANGE.end },
    });

    // Until the sweeper had its last look.
    let after = await readBooks();
    while (countOf(after) > 0 || !readLog().some(({ event }) => event === 'erasure.done')) {
      await sleep(LOOK_EVERY_MS);
      after = await readBooks();
    }
    const messages = await system.countMessages();
    const countCopies = async () => (await readDestinationBooks(strava, USER)).length;
    const copies = await countCopies();
    await sleep(3 * LOOK_EVERY_MS);
    const revocations = (await readRequests(system.simulatorUrls.strava)).filter(({ path }) =>
      path.endsWith('/revoke'),
    );
    return {
      stayed: stayed.status,
      inFlight: atWork.inFlightChunks,
      itemsBefore: Object.fromEntries(
        TABLES.map((table) => [table, countOf(before.filter((item) => item.table === table))]),
      ),
      left,
      statusAfter: status.status,
      startedAgain: startedAgain.status,
      leftOver: after.filter(({ key }) => !stays.has(key)),
      bystander: {
        lost: stays.size - after.filter(({ key }) => stays.has(key)).length,
        status: (await bystander.call('GET', `/orchestrations/${stayingId}/status`)).status,
      },
      messages,
      grewAfterwards: (await countCopies()) - copies,
      revocations: revocations.map(({ status: answer }) => answer),
      errors: readLog().flatMap(({ level, event }) => (level === 'error' ? [event] : [])),
    };
  },
);
