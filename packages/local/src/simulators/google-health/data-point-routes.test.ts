import { googleClient } from '../testing/google-client.ts';
import { workoutOf } from '../testing/workout-of.ts';

const id = '7412345678202403007';

describe('getting an exercise', () => {
  it('writes it as the API does: int64 as texts, durations with s, defaults left out', async () => {
    const workout = workoutOf({
      id,
      startMs: Date.parse('2024-03-02T06:15:00Z'),
      endMs: Date.parse('2024-03-02T06:45:05Z'),
      hasGps: true,
      distanceMeters: 5_020,
      averageHeartRate: 148,
      laps: [
        {
          startMs: Date.parse('2024-03-02T06:15:00Z'),
          endMs: Date.parse('2024-03-02T06:30:00Z'),
          distanceMeters: 2_500,
        },
      ],
    });
    const { status, body } = await googleClient({ workouts: [workout] }).send(
      `/v4/users/me/dataTypes/exercise/dataPoints/${id}`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: `users/me/dataTypes/exercise/dataPoints/${id}`,
      dataSource: { recordingMethod: 'ACTIVELY_MEASURED', platform: 'FITBIT' },
      exercise: {
        interval: {
          startTime: '2024-03-02T06:15:00Z',
          startUtcOffset: '3600s',
          endTime: '2024-03-02T06:45:05Z',
          civilStartTime: { date: { year: 2024, month: 3, day: 2 }, time: { hours: 7, minutes: 15 } },
        },
        exerciseType: 'RUNNING',
        activeDuration: '1805s',
        metricsSummary: { distanceMillimeters: 5_020_000, averageHeartRateBeatsPerMinute: '148' },
        exerciseMetadata: { hasGps: true },
        splits: [
          { activeDuration: '900s', metricsSummary: { distanceMillimeters: 2_500_000 }, splitType: 'MANUAL' },
        ],
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/"seconds":0|"splits":\[\]|false/);
  });

  it('leaves hasGps and empty metrics out, and names the app that wrote it', async () => {
    const workout = workoutOf({ id, applicationPackage: 'com.strava' });
    const { body } = await googleClient({ workouts: [workout] }).send(
      `/v4/users/me/dataTypes/exercise/dataPoints/${id}`,
    );
    expect(body).toMatchObject({ dataSource: { application: { packageName: 'com.strava' } } });
    expect(body).toHaveProperty('exercise.metricsSummary', {});
    expect(body).not.toHaveProperty('exercise.exerciseMetadata');
    expect(body).not.toHaveProperty('exercise.splits');
  });

  it('answers 404 in the form of the API to ids and paths that do not exist', async () => {
    const client = googleClient();
    for (const path of [
      '/v4/users/me/dataTypes/exercise/dataPoints/9',
      '/v4/users/me/workouts',
      '/v3/users/me',
    ]) {
      const { status, body } = await client.send(path);
      expect(status).toBe(404);
      expect(body).toMatchObject({ error: { code: 404, status: 'NOT_FOUND' } });
    }
  });

  it('tells who the user is', async () => {
    const { body } = await googleClient().send('/v4/users/me/identity');
    expect(body).toEqual({ name: 'users/me/identity', legacyUserId: 'legacy-u1', healthUserId: 'u1' });
  });
});
