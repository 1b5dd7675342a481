import { packagedHandlers } from '../packaged-handlers.ts';
import { findAll, pathsOf, secretsOf } from './find-marks.ts';
import { ATHLETE, HEALTH, TOKEN, USER } from './marks.ts';
import { type CanaryRun, runCanary } from './run-canary.ts';

type Line = Readonly<Record<string, unknown>>;

let run: CanaryRun;
let secrets: readonly string[];
let lines: readonly Line[];

/** The log, answer by answer, item by item: where something was found, and what. */
function findIn(
  places: readonly { readonly where: string; readonly text: string }[],
  words: readonly string[],
) {
  return places.flatMap(({ where, text }) => findAll(text, words).map((word) => `${where}: ${word}`));
}

const answers = () => run.told.map(({ handler, what, text }) => ({ where: `${handler}, ${what}`, text }));
const printed = () => lines.map((line) => ({ where: String(line['event']), text: JSON.stringify(line) }));
const stored = () => run.items.map(({ table, item }) => ({ where: table, text: JSON.stringify(item) }));
const sent = () => [...run.sqs, ...run.events].map((text) => ({ where: 'a request', text }));

describe('the canary', () => {
  beforeAll(async () => {
    run = await runCanary();
    secrets = secretsOf([...run.tokens, ...run.health]);
    lines = run.output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  }, 120_000);

  it('went through every packaged function, on a good day and on a bad one', () => {
    const isGood = (end: string) => /^(2\d\d|acknowledged|done)$/.test(end);
    const days = packagedHandlers().map(({ name }) => {
      const ends = run.told.filter(({ handler }) => handler === name).map(({ end }) => isGood(end));
      return [name, ends.includes(true) && ends.includes(false)];
    });
    expect(days.filter(([, isComplete]) => isComplete !== true)).toEqual([]);
  });

  it('had something to find: tokens, routes and times of workouts, and a month that was copied', () => {
    expect(run.tokens.length).toBeGreaterThan(5);
    expect(run.health.length).toBeGreaterThan(100);
    expect(run.workoutIds.length).toBeGreaterThan(5);
    const copied = lines.filter(({ event, written }) => event === 'chunk.completed' && Number(written) > 0);
    expect(copied).toHaveLength(1);
    expect(run.told.filter(({ what }) => what.includes('refuse')).length).toBeGreaterThan(10);
  });

  it('finds no token and nothing about health in what the functions print', () => {
    expect(findIn(printed(), secrets)).toEqual([]);
  });

  it('finds none in what they answer and throw', () => {
    expect(findIn(answers(), secrets)).toEqual([]);
  });

  it('finds none in queues and events', () => {
    expect(run.sqs.length).toBeGreaterThan(3);
    expect(run.events.length).toBeGreaterThan(1);
    expect(findIn(sent(), secrets)).toEqual([]);
  });

  it('finds none in tables', () => {
    expect(new Set(run.items.map(({ table }) => table)).size).toBe(4);
    expect(findIn(stored(), secrets)).toEqual([]);
  });

  it('finds the user in no line, and in an answer only where a view names its owner', () => {
    const inAnswers = run.told.flatMap(({ text }) => pathsOf(JSON.parse(text), USER));
    expect(findIn(printed(), [USER])).toEqual([]);
    expect([...new Set(inAnswers)]).toEqual(['/body/userId']);
  });

  it('finds the user where it is meant to be, and nowhere else', () => {
    const inItems = run.items.flatMap(({ table, item }) => pathsOf(item, USER, table));
    const inMessages = run.sqs.flatMap((body) => pathsOf(JSON.parse(body), USER));
    const inEvents = run.events.flatMap((body) => pathsOf(JSON.parse(body), USER));
    expect([...new Set([...inItems, ...inMessages, ...inEvents])].sort()).toEqual([
      '/Entries/Detail/userId',
      '/Entries/MessageBody/userId',
      '/MessageBody/userId',
      'ConnectionTable/userId/S',
      'LedgerTable/userId/S',
      // Who is being erased: the sweeper goes on with it.
      'OrchestrationTable/erasedUserId/S',
      'OrchestrationTable/userId/S',
    ]);
  });

  it('finds the provider’s account of the user nowhere', () => {
    expect(findIn([...printed(), ...answers(), ...stored(), ...sent()], [ATHLETE])).toEqual([]);
  });

  it('finds workouts in the ledger alone, by their ids', () => {
    const places = [...printed(), ...answers(), ...sent(), ...stored()];
    const found = places.filter(({ text }) => run.workoutIds.some((id) => text.includes(id)));
    expect([...new Set(found.map(({ where }) => where))]).toEqual(['LedgerTable']);
  });

  it('finds the sync, the month and the run in each line about a month', () => {
    const isAboutMonth =
      /^(chunk|workout|uploads|ledger|token|client|dead-letter)\.|^budget\.used$|^message\.(failed|refused)$/;
    const about = lines.filter(({ event }) => isAboutMonth.test(String(event)));
    expect(new Set(about.map(({ event }) => event)).size).toBeGreaterThan(8);
    const isKnown = ({ orchestrationId, chunkIndex, run: generation }: Line) =>
      /^orch-/.test(String(orchestrationId)) && Number.isInteger(chunkIndex) && Number.isInteger(generation);
    expect(about.filter((line) => !isKnown(line))).toEqual([]);
  });

  it('finds the route in each line about a request that failed', () => {
    const failed = lines.filter(({ event }) => event === 'http.failed');
    expect(failed.length).toBeGreaterThan(10);
    expect(failed.filter(({ route, requestId }) => route === undefined || requestId === undefined)).toEqual(
      [],
    );
  });

  it('finds numbers in metrics, told apart by closed words', () => {
    const metrics = lines.filter((line) => '_aws' in line);
    expect(new Set(metrics.map(({ event }) => event)).size).toBeGreaterThan(4);
    for (const line of metrics) {
      const { CloudWatchMetrics } = line['_aws'] as {
        CloudWatchMetrics: { Dimensions: string[][]; Metrics: { Name: string }[] }[];
      };
      for (const { Dimensions, Metrics } of CloudWatchMetrics) {
        for (const { Name } of Metrics) expect(line[Name]).toEqual(expect.any(Number));
        for (const name of Dimensions.flat()) {
          expect(line[name]).toMatch(/^([A-Z_]+|fitbit|strava|canary)$/);
        }
      }
    }
  });
});

describe('findAll', () => {
  const words = secretsOf(['a-token-of-the-provider']);

  it.each([
    ['plain', `x ${TOKEN} y`],
    ['in base64', Buffer.from(`{"n": "${HEALTH}Run"}`).toString('base64')],
    ['in base64, one later', Buffer.from(`{"no": "${HEALTH}Run"}`).toString('base64')],
    ['in base64, two later', Buffer.from(`{"now": "${HEALTH}Run"}`).toString('base64')],
    ['in hexadecimal', Buffer.from(`..${TOKEN}..`).toString('hex')],
    ['of the provider', 'Bearer a-token-of-the-provider'],
    ['a figure', '{"distance": 13371.337}'],
  ])('finds a mark %s', (_form, text) => {
    expect(findAll(text, words)).not.toEqual([]);
  });

  it('finds nothing in other texts', () => {
    expect(findAll('{"event":"chunk.completed","found":3}', words)).toEqual([]);
  });
});

describe('pathsOf', () => {
  it('names fields, also of JSON in a text, and names that have the word in them', () => {
    const value = { a: [{ b: JSON.stringify({ c: `x${USER}` }) }], d: USER, [USER]: 1, e: 'else' };
    expect(pathsOf(value, USER)).toEqual(['/a/b/c', '/d', '/(a name)']);
  });
});
