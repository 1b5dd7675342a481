import { fitbitConnectors } from '@syncwell/connectors/fitbit/connectors';
import { fitbitDescriptor } from '@syncwell/connectors/fitbit/descriptor';
import type { SourceWorkout } from '@syncwell/connectors/ports';
import { createFakeEffects } from '@syncwell/connectors/testing/fake-effects';
import { createFakeSession } from '@syncwell/connectors/testing/fake-session';
import { planChunks } from '@syncwell/core/domain/chunk-plan';
import { civilDate } from '@syncwell/core/domain/civil-date';
import type { DateRange } from '@syncwell/core/domain/date-range';
import fc from 'fast-check';

import { createHistory } from '../history/create-history.ts';
import { civilMonth, type Workout } from '../history/workout.ts';
import { createSimulatorFetch } from '../simulator-fetch.ts';
import { googleClient } from '../testing/google-client.ts';
import { workoutOf } from '../testing/workout-of.ts';

const SCOPES = [...fitbitDescriptor.requiredScopes.read, ...fitbitDescriptor.optionalScopes.read];
const session = createFakeSession('t1').withScopes(SCOPES);

/** The source, over a simulator that gives an empty page with a token whenever it can. */
function setUp(workouts: readonly Workout[]) {
  const client = googleClient({ workouts }, { emptyPageEvery: 1, requestsPerMinutePerUser: Infinity });
  const effects = createFakeEffects(createSimulatorFetch(client.app));
  const source = fitbitConnectors.createSource?.({
    baseUrl: 'http://127.0.0.1:9/v4',
    effects,
    destinationPackages: ['com.strava'],
  });
  if (source === undefined) throw new Error('Expected a source');
  const list = async (range: DateRange) => {
    const listed: SourceWorkout[] = [];
    for await (const workout of source.listWorkouts(range, session)) listed.push(workout);
    return listed;
  };
  const months = async (from: string, to: string) => {
    const ranges = planChunks({ start: civilDate(from), end: civilDate(to) });
    const lists = await Promise.all(ranges.map(list));
    return new Map(ranges.map(({ start }, index) => [start.slice(0, 7), lists[index] ?? []]));
  };
  return { client, source, list, months };
}

const at = (id: string, startTime: string, [start, end]: readonly [number, number], minutes = 30) =>
  workoutOf({
    id,
    startMs: Date.parse(startTime),
    endMs: Date.parse(startTime) + minutes * 60_000,
    startOffsetSeconds: start * 3_600,
    endOffsetSeconds: end * 3_600,
  });

async function idsByMonth(workouts: readonly Workout[]): Promise<Record<string, string[]>> {
  const { months } = setUp(workouts);
  const found = [...(await months('2024-01-01', '2024-12-31'))].map(
    ([month, list]) => [month, list.map(({ sourceId }) => sourceId).sort()] as const,
  );
  return Object.fromEntries(found.filter(([, ids]) => ids.length > 0));
}

describe('reading Google Health month by month', () => {
  it.each(['demo', 'a', 'b'])(
    'finds every workout of four years in its month, once (seed %s)',
    async (seed) => {
      const workouts = createHistory({ seed, from: civilDate('2020-01-01'), to: civilDate('2023-12-31') });
      const found = await setUp(workouts).months('2020-01-01', '2023-12-31');
      for (const [month, list] of found) {
        const expected = workouts.filter((workout) => civilMonth(workout) === month).map(({ id }) => id);
        expect([month, list.map(({ sourceId }) => sourceId).sort()]).toEqual([month, expected.sort()]);
      }
    },
  );

  it('finds every workout once, wherever its owner was and whatever the clocks did', async () => {
    const anyWorkout = fc.record({
      startMs: fc.integer({
        min: Date.parse('2024-01-02T00:00:00Z'),
        max: Date.parse('2024-06-14T00:00:00Z'),
      }),
      minutes: fc.integer({ min: 1, max: 300 }),
      offsetMinutes: fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15),
      shiftMinutes: fc.constantFrom(-60, 0, 0, 60),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyWorkout, { maxLength: 40 }), async (drafts) => {
        const workouts = drafts.map(({ startMs, minutes, offsetMinutes, shiftMinutes }, index) =>
          workoutOf({
            id: String(index),
            startMs,
            endMs: startMs + minutes * 60_000,
            startOffsetSeconds: offsetMinutes * 60,
            endOffsetSeconds: (offsetMinutes + shiftMinutes) * 60,
          }),
        );
        const found = await setUp(workouts).months('2024-01-01', '2024-12-31');
        const pairs = [...found].flatMap(([month, list]) => list.map(({ sourceId }) => [sourceId, month]));
        expect(pairs.sort()).toEqual(workouts.map((workout) => [workout.id, civilMonth(workout)]).sort());
      }),
      { numRuns: 25 },
    );
  });

  it('counts a workout over midnight of a month in the month it starts in', async () => {
    const workouts = [
      at('over-midnight', '2024-03-31T21:40:00Z', [2, 2], 70),
      at('first-minute', '2024-03-31T22:00:00Z', [2, 2]),
    ];
    expect(await idsByMonth(workouts)).toEqual({ '2024-03': ['over-midnight'], '2024-04': ['first-minute'] });
  });

  it('keeps to the wall clock on the days when the clocks change', async () => {
    const workouts = [
      at('spring', '2024-03-31T00:30:00Z', [1, 2], 110),
      at('last-of-march', '2024-03-31T21:59:00Z', [2, 2]),
      at('autumn', '2024-10-27T00:30:00Z', [2, 1], 110),
      at('last-of-october', '2024-10-31T22:59:59Z', [1, 1]),
      at('first-of-november', '2024-10-31T23:00:00Z', [1, 1]),
    ];
    expect(await idsByMonth(workouts)).toEqual({
      '2024-03': ['last-of-march', 'spring'],
      '2024-10': ['autumn', 'last-of-october'],
      '2024-11': ['first-of-november'],
    });
  });

  it('goes by the clock of the place where a traveller was', async () => {
    const workouts = [
      at('tokyo-1-april', '2024-03-31T20:10:00Z', [9, 9]),
      at('honolulu-31-march', '2024-04-01T08:00:00Z', [-10, -10]),
    ];
    expect(await idsByMonth(workouts)).toEqual({
      '2024-03': ['honolulu-31-march'],
      '2024-04': ['tokyo-1-april'],
    });
  });

  it('finds the workout of February 29', async () => {
    expect(await idsByMonth([at('leap', '2024-02-29T22:30:00Z', [1, 1])])).toEqual({ '2024-02': ['leap'] });
  });

  it('reads a restated workout as the same one, with its new values', async () => {
    const { client, list } = setUp([workoutOf({ id: '1', distanceMeters: 5_000 })]);
    const march = { start: civilDate('2024-03-01'), end: civilDate('2024-03-31') };
    const [before] = await list(march);
    await client.admin('PATCH', 'users/u1/workouts/1', { distanceMeters: 5_100, exerciseType: 'WALKING' });
    const [after] = await list(march);
    expect(after?.sourceId).toBe(before?.sourceId);
    expect([before, after]).toMatchObject([
      { sport: 'run', distanceMeters: 5_000 },
      { sport: 'walk', distanceMeters: 5_100 },
    ]);
  });

  it('skips what cannot be copied, each with its reason, and reads the rest', async () => {
    const startMs = Date.parse('2024-03-02T06:00:00Z');
    const nth = (index: number) => ({
      startMs: startMs + index * 7_200_000,
      endMs: startMs + index * 7_200_000 + 60_000,
    });
    const { source, list } = setUp([
      workoutOf({ id: 'fine', ...nth(0) }),
      workoutOf({ id: 'point', ...nth(1), defect: 'point' }),
      workoutOf({ id: 'deleted', ...nth(2), hasGps: true, defect: 'deleted' }),
      workoutOf({ id: 'strava', ...nth(3), applicationPackage: 'com.strava' }),
      workoutOf({ id: 'file', ...nth(4), hasGps: true, defect: 'file', readTcx: () => '<a><b></b></a>' }),
    ]);
    const outcomes: Record<string, unknown> = {};
    for (const workout of await list({ start: civilDate('2024-03-01'), end: civilDate('2024-03-31') })) {
      outcomes[workout.sourceId] =
        workout.skip?.reason ??
        (await source.readWorkout(workout, session).then(
          ({ externalId }) => externalId,
          (error: { skipReason?: string }) => error.skipReason,
        ));
    }
    expect(outcomes).toEqual({
      fine: 'fitbit-fine',
      point: 'UNREADABLE_AT_SOURCE',
      deleted: 'DELETED_AT_SOURCE',
      strava: 'FROM_DESTINATION',
      file: 'UNREADABLE_AT_SOURCE',
    });
  });
});
