import { civilDate } from '@syncwell/core/domain/civil-date';

import { exercisePoint, interval } from '../testing/exercise-point.ts';
import { createFakeEffects } from '../testing/fake-effects.ts';
import { createFakeFetch, json, type Reply } from '../testing/fake-fetch.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import { createFitbitSource } from './create-fitbit-source.ts';
import type { FitbitWorkout } from './to-workout.ts';

const MARCH = { start: civilDate('2024-03-01'), end: civilDate('2024-03-31') };

async function list(...replies: readonly Reply[]) {
  const { fetch, sent } = createFakeFetch(...replies);
  const source = createFitbitSource({
    baseUrl: 'http://127.0.0.1:1/v4',
    effects: createFakeEffects(fetch),
    destinationPackages: ['com.strava'],
  });
  const workouts: FitbitWorkout[] = [];
  for await (const workout of source.listWorkouts(MARCH, createFakeSession())) workouts.push(workout);
  return { workouts, sent };
}

function page(points: readonly unknown[], nextPageToken?: string): Response {
  return json({ dataPoints: points, nextPageToken });
}

async function listOne(exercise: object, rest?: object): Promise<FitbitWorkout | undefined> {
  const { workouts } = await list(page([exercisePoint('1', exercise, rest)]));
  return workouts[0];
}

describe('listWorkouts of the Fitbit source', () => {
  it('asks for the civil days, both inclusive, 25 at a time', async () => {
    const { sent } = await list(page([]));
    expect(sent[0]?.url.pathname).toBe('/v4/users/me/dataTypes/exercise/dataPoints');
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      filter:
        'exercise.interval.civil_start_time >= "2024-03-01T00:00:00" AND ' +
        'exercise.interval.civil_start_time < "2024-04-01T00:00:00"',
      pageSize: '25',
    });
  });

  it('tells what the file will need', async () => {
    expect(await listOne({})).toEqual({
      sourceId: '1',
      startTime: '2024-03-02T06:15:30.000Z',
      endTime: '2024-03-02T06:45:35.000Z',
      sport: 'run',
      exerciseType: 'RUNNING',
      displayName: 'Run',
      hasGps: true,
      splitCount: 0,
      distanceMeters: 5_020,
      calories: 310,
    });
  });

  it('goes on after an empty page that carries a token, to an empty or absent one', async () => {
    const { workouts, sent } = await list(
      page([exercisePoint('3')], 'a'),
      page([], 'b'),
      json({ nextPageToken: 'c' }),
      page([exercisePoint('2')], ''),
    );
    expect(workouts.map(({ sourceId }) => sourceId)).toEqual(['3', '2']);
    expect(sent.map(({ url }) => url.searchParams.get('pageToken'))).toEqual([null, 'a', 'b', 'c']);
  });

  it('answers nothing for an empty body object', async () => {
    expect((await list(json({}))).workouts).toEqual([]);
  });

  it('yields a workout once though the pages shift', async () => {
    const { workouts } = await list(
      page([exercisePoint('3'), exercisePoint('2')], 'a'),
      page([exercisePoint('2'), exercisePoint('1')]),
    );
    expect(workouts.map(({ sourceId }) => sourceId)).toEqual(['3', '2', '1']);
  });

  it('leaves a workout of another civil day to the range it belongs to', async () => {
    const points = [
      // 00:30 on 1 April on the wall, still March in UTC.
      exercisePoint('april', { interval: interval('2024-03-31T23:30:00Z', '2024-04-01T00:30:00Z') }),
      // 00:30 on 1 March on the wall, still February in UTC.
      exercisePoint('march', { interval: interval('2024-02-29T23:30:00Z', '2024-03-01T00:30:00Z') }),
      // The provider's own civil time counts before the offset.
      exercisePoint('civil', {
        interval: {
          ...interval('2024-04-01T02:00:00Z', '2024-04-01T03:00:00Z'),
          civilStartTime: { date: { year: 2024, month: 3, day: 31 }, time: { hours: 22 } },
        },
      }),
    ];
    const { workouts } = await list(page(points));
    expect(workouts.map(({ sourceId }) => sourceId)).toEqual(['march', 'civil']);
  });

  it('ends a list that goes round', async () => {
    await expect(list(page([], 'again'))).rejects.toMatchObject({ code: 'TRANSIENT' });
  });

  it('bounds a list that never ends', async () => {
    let count = 0;
    await expect(list(() => page([], `token-${(count += 1)}`))).rejects.toMatchObject({ code: 'TRANSIENT' });
    expect(count).toBe(1_001);
  });

  it.each([
    [
      'strings for numbers',
      { metricsSummary: { distanceMillimeters: '1500000', caloriesKcal: '12' } },
      1_500,
    ],
    ['the misspelt distance', { metricsSummary: { distanceMillimiters: 1_500_000 } }, 1_500],
    ['no metrics', { metricsSummary: {} }, undefined],
    ['a metric that is no number', { metricsSummary: { distanceMillimeters: {} } }, undefined],
    ['no summary', { metricsSummary: undefined }, undefined],
  ])('accepts %s', async (_, exercise, distanceMeters) => {
    expect((await listOne(exercise))?.distanceMeters).toBe(distanceMeters);
  });

  it.each([
    [{ interval: interval('1994-03-02T06:00:00Z', '1994-03-02T07:00:00Z') }, undefined],
    [{ interval: interval('2024-03-02T06:00:00Z', '2024-03-02T06:00:00Z') }, 'NO_DURATION'],
    [{ interval: interval('2024-03-02T06:00:00Z') }, 'STILL_RECORDING'],
    [{ interval: interval('2024-03-02T06:00:00Z', '2024-03-12T06:00:00Z') }, 'LONGER_THAN_5_DAYS'],
    [{ metricsSummary: { distanceMillimeters: 1_000_000_001 } }, 'FARTHER_THAN_1000_KM'],
  ])('marks what looks like no workout: %#', async (exercise, reason) => {
    expect((await listOne(exercise))?.skip?.reason).toBe(reason);
  });

  it('marks what came from the destination', async () => {
    const from = (packageName: string) => ({ dataSource: { application: { packageName } } });
    expect((await listOne({}, from('com.strava')))?.skip).toEqual({ reason: 'FROM_DESTINATION' });
    expect((await listOne({}, from('com.example')))?.skip).toBeUndefined();
  });

  it('marks a data point that is malformed, and keeps the others of its page', async () => {
    const nameless = { exercise: { exerciseType: 'RUNNING' } };
    const { workouts } = await list(
      page([
        exercisePoint('3'),
        exercisePoint('2', { interval: { endTime: '2024-03-05T07:00:00Z' } }),
        nameless,
        null,
        exercisePoint('1'),
      ]),
    );
    expect(workouts.map(({ sourceId, skip }) => [sourceId, skip?.reason])).toEqual([
      ['3', undefined],
      ['2', 'UNREADABLE_AT_SOURCE'],
      [expect.stringMatching(/^unnamed-[0-9a-f]{16}$/), 'UNREADABLE_AT_SOURCE'],
      [expect.stringMatching(/^unnamed-[0-9a-f]{16}$/), 'UNREADABLE_AT_SOURCE'],
      ['1', undefined],
    ]);
    expect(workouts[1]).toMatchObject({
      startTime: '2024-03-01T00:00:00.000Z',
      endTime: '2024-03-05T07:00:00.000Z',
    });
  });

  it('gives a nameless data point the same id each time', async () => {
    const points = [{ exercise: { splits: [1] } }, { exercise: { splits: [2] } }];
    const idsOf = async () => (await list(page(points))).workouts.map(({ sourceId }) => sourceId);
    const ids = await idsOf();
    expect(new Set(ids).size).toBe(2);
    expect(await idsOf()).toEqual(ids);
  });

  it.each([
    ['RUNNING', 'run'],
    ['TREADMILL', 'treadmill-run'],
    ['MOUNTAIN_BIKE', 'mountain-bike-ride'],
    ['UNDERWATER_HOCKEY', 'other'],
    [undefined, 'other'],
  ])('calls %s %s', async (exerciseType, sport) => {
    expect((await listOne({ exerciseType }))?.sport).toBe(sport);
  });

  it.each([json({ dataPoints: {} }), json([]), new Response('<html>')])(
    'calls an answer of another form transient: %#',
    async (reply) => {
      await expect(list(reply)).rejects.toMatchObject({ code: 'TRANSIENT' });
    },
  );
});
