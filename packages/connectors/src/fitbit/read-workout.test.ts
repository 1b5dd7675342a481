import { buildTcx } from '../testing/build-tcx.ts';
import { exercisePoint, heartRatePoint } from '../testing/exercise-point.ts';
import { createFakeEffects } from '../testing/fake-effects.ts';
import { createFakeFetch, json, type Reply, text } from '../testing/fake-fetch.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import { readLaps } from '../tcx/read-laps.ts';
import { parseTcx } from '../tcx/tcx-document.ts';
import { createFitbitSource } from './create-fitbit-source.ts';
import { FITBIT_SCOPES } from './descriptor.ts';
import type { FitbitWorkout } from './to-workout.ts';

const WORKOUT: FitbitWorkout = {
  sourceId: '7301234567890',
  startTime: '2024-03-02T06:15:30.000Z',
  endTime: '2024-03-02T06:15:50.000Z',
  sport: 'run',
  exerciseType: 'RUNNING',
  displayName: 'Run',
  hasGps: true,
  splitCount: 0,
  distanceMeters: 40,
  calories: 3,
};
const NO_SAMPLES = json({});
const TCX = buildTcx([
  {
    distance: 40,
    points: [
      { time: '2024-03-02T06:15:30Z', distance: 0 },
      { time: '2024-03-02T06:15:50Z', distance: 44 },
    ],
  },
]);

const ALL_SCOPES = Object.values(FITBIT_SCOPES);

async function read(workout: FitbitWorkout, ...replies: readonly Reply[]) {
  return readWith(ALL_SCOPES, workout, ...replies);
}

async function readWith(scopes: readonly string[], workout: FitbitWorkout, ...replies: readonly Reply[]) {
  const { fetch, sent } = createFakeFetch(...replies);
  const effects = createFakeEffects(fetch);
  const source = createFitbitSource({ baseUrl: 'http://127.0.0.1:1/v4', effects, destinationPackages: [] });
  const file = await source.readWorkout(workout, createFakeSession().withScopes(scopes));
  return { file, sent, laps: readLaps(parseTcx(file.tcx).root) };
}

describe('readWorkout of the Fitbit source', () => {
  it('merges the pulse into the recording and sets its distances right', async () => {
    const samples = [
      heartRatePoint('2024-03-02T06:15:50Z', '131'),
      heartRatePoint('2024-03-02T06:15:30Z', 98),
    ];
    const { file, sent, laps } = await read(WORKOUT, text(TCX), json({ dataPoints: samples }));
    expect(file).toMatchObject({ externalId: 'fitbit-7301234567890', name: 'Run', sport: 'run' });
    expect(laps[0]?.trackpoints.map((point) => [point.distanceMeters, point.heartRate])).toEqual([
      [0, 98],
      [40, 131],
    ]);
    expect(sent[0]?.url.href).toBe(
      'http://127.0.0.1:1/v4/users/me/dataTypes/exercise/dataPoints/7301234567890:exportExerciseTcx?alt=media&partialData=true',
    );
  });

  it('asks for the pulse from the start to the end, the end included, page after page', async () => {
    const { sent, laps } = await read(
      WORKOUT,
      text(TCX),
      json({ dataPoints: [heartRatePoint('2024-03-02T06:15:50Z', '131')], nextPageToken: 'a' }),
      json({ dataPoints: [heartRatePoint('2024-03-02T06:15:30Z', '98')] }),
    );
    expect(sent[1]?.url.pathname).toBe('/v4/users/me/dataTypes/heart-rate/dataPoints');
    expect(Object.fromEntries(sent[1]?.url.searchParams ?? [])).toEqual({
      filter:
        'heart_rate.sample_time.physical_time >= "2024-03-02T06:15:30.000Z" AND ' +
        'heart_rate.sample_time.physical_time < "2024-03-02T06:15:51.000Z"',
      pageSize: '10000',
    });
    expect(sent[2]?.url.searchParams.get('pageToken')).toBe('a');
    expect(laps[0]?.trackpoints.map(({ heartRate }) => heartRate)).toEqual([98, 131]);
  });

  it.each([
    ['404', [text('{}', { status: 404 }), json(exercisePoint(WORKOUT.sourceId))]],
    ['an empty answer', [text(' \n')]],
    ['a file without trackpoints', [text(buildTcx([{ distance: 40 }]))]],
  ])('makes a file from the summary after %s', async (_, replies) => {
    const samples = [heartRatePoint('2024-03-02T06:15:40Z', '120')];
    const { laps } = await read(WORKOUT, ...replies, json({ dataPoints: samples }));
    expect(laps).toEqual([
      expect.objectContaining({ distanceMeters: 40, calories: 3, totalTimeSeconds: 20 }),
    ]);
    expect(laps[0]?.trackpoints.map((point) => point.distanceMeters)).toEqual([0, 20, 40]);
    expect(laps[0]?.trackpoints[1]?.heartRate).toBe(120);
  });

  it('asks for no recording when there is none for sure', async () => {
    const { sent, laps } = await read({ ...WORKOUT, hasGps: false }, NO_SAMPLES);
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/v4/users/me/dataTypes/heart-rate/dataPoints']);
    expect(laps).toHaveLength(1);
  });

  it.each([
    ['the provider does not say whether it has GPS', { hasGps: undefined }],
    ['it has laps, with or without GPS', { hasGps: false, splitCount: 36 }],
  ])('asks for the recording when %s', async (_, doubt) => {
    const { sent } = await read({ ...WORKOUT, ...doubt }, text(TCX), NO_SAMPLES);
    expect(sent[0]?.url.pathname).toMatch(/:exportExerciseTcx$/);
  });

  it('rejects one workout whose recording is broken', async () => {
    await expect(read(WORKOUT, text('<TrainingCenterDatabase><'))).rejects.toMatchObject({
      code: 'ITEM_REJECTED',
      provider: 'fitbit',
      skipReason: 'UNREADABLE_AT_SOURCE',
    });
  });

  it('rejects one workout that was deleted since it was listed', async () => {
    const gone = text('{}', { status: 404 });
    await expect(read(WORKOUT, gone, gone)).rejects.toMatchObject({
      code: 'ITEM_REJECTED',
      skipReason: 'DELETED_AT_SOURCE',
    });
  });

  it.each([400, 422])('rejects one workout that the provider answers %i to', async (status) => {
    const refused = json({ error: { status: 'INVALID_ARGUMENT' } }, { status });
    const rejection = { code: 'ITEM_REJECTED', skipReason: 'UNREADABLE_AT_SOURCE' };
    await expect(read(WORKOUT, refused)).rejects.toMatchObject(rejection);
    await expect(read(WORKOUT, text(TCX), refused)).rejects.toMatchObject(rejection);
  });

  it.each([
    ['an account that is not linked', 400, 'FAILED_PRECONDITION', 'ACCOUNT_NOT_LINKED'],
    ['a missing permission', 403, 'PERMISSION_DENIED', 'SCOPE_MISSING'],
    ['too many requests', 429, 'RESOURCE_EXHAUSTED', 'RATE_LIMITED'],
  ])('blames no workout for %s', async (_, httpStatus, status, code) => {
    const refused = json({ error: { status } }, { status: httpStatus });
    await expect(read(WORKOUT, refused)).rejects.toMatchObject({ code });
  });

  it('makes a file without a route for a user who did not allow locations', async () => {
    const scopes = [FITBIT_SCOPES.activity, FITBIT_SCOPES.heartRate];
    const samples = [heartRatePoint('2024-03-02T06:15:40Z', '120')];
    const { sent, laps } = await readWith(scopes, WORKOUT, json({ dataPoints: samples }));
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/v4/users/me/dataTypes/heart-rate/dataPoints']);
    expect(laps[0]?.trackpoints.map(({ heartRate }) => heartRate)).toContain(120);
  });

  it('leaves the pulse out for a user who did not allow it', async () => {
    const scopes = [FITBIT_SCOPES.activity, FITBIT_SCOPES.location];
    const { sent, laps } = await readWith(scopes, WORKOUT, text(TCX));
    expect(sent).toHaveLength(1);
    expect(laps[0]?.trackpoints.map(({ heartRate }) => heartRate)).toEqual([undefined, undefined]);
  });

  it('leaves out a sample that is malformed, and keeps the others', async () => {
    const samples = [heartRatePoint('2024-03-02T06:15:50Z', '131'), { heartRate: {} }, 'pulse', null];
    const { laps } = await read(WORKOUT, text(TCX), json({ dataPoints: samples }));
    expect(laps[0]?.trackpoints.map(({ heartRate }) => heartRate)).toEqual([undefined, 131]);
  });

  it('leaves out a pulse that TCX cannot hold', async () => {
    const samples = ['0', '256', {}].map((bpm) => heartRatePoint('2024-03-02T06:15:30Z', bpm as string));
    const { laps } = await read(WORKOUT, text(TCX), json({ dataPoints: samples }));
    expect(laps[0]?.trackpoints.map(({ heartRate }) => heartRate)).toEqual([undefined, undefined]);
  });

  it('hands the sport of the workout on', async () => {
    const { file } = await read({ ...WORKOUT, sport: 'treadmill-run', hasGps: false }, NO_SAMPLES);
    expect(file.sport).toBe('treadmill-run');
  });

  it('has a name for a workout without one', async () => {
    const { file } = await read({ ...WORKOUT, displayName: ' ', hasGps: false }, NO_SAMPLES);
    expect(file.name).toBe('Workout');
  });
});
