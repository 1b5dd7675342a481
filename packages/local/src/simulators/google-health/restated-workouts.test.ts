import { googleClient, listPath, monthFilter, type TestPage } from '../testing/google-client.ts';
import { workoutOf } from '../testing/workout-of.ts';

const workouts = ['1', '2', '3'].map((id) =>
  workoutOf({ id, hasGps: true, readTcx: () => '<TrainingCenterDatabase></TrainingCenterDatabase>' }),
);
const LIST = listPath('exercise', { filter: monthFilter('2024-03-01', '2024-04-01') });
const item = (id: string) => `/v4/users/me/dataTypes/exercise/dataPoints/${id}`;
const tcx = (id: string) => `${item(id)}:exportExerciseTcx?alt=media`;

type Client = ReturnType<typeof googleClient>;

async function listed(client: Client): Promise<Record<string, unknown>[]> {
  const { dataPoints = [] } = (await client.send(LIST)).body as TestPage;
  return dataPoints as Record<string, unknown>[];
}

describe('workouts that change', () => {
  it('restates one: the same name, other values, a later updateTime', async () => {
    const client = googleClient({ workouts });
    const before = (await client.send(item('2'))).body;
    const change = { distanceMeters: 5_100, displayName: 'Long run' };
    expect(await client.admin('PATCH', 'users/u1/workouts/2', change)).toMatchObject({
      status: 200,
      body: { id: '2', restatedAt: '2024-06-15T12:00:00Z' },
    });
    expect(before).toMatchObject({
      exercise: { createTime: '2024-03-02T06:50:35Z', updateTime: '2024-03-02T06:50:35Z' },
    });
    expect((await client.send(item('2'))).body).toMatchObject({
      name: 'users/me/dataTypes/exercise/dataPoints/2',
      exercise: {
        displayName: 'Long run',
        metricsSummary: { distanceMillimeters: 5_100_000 },
        createTime: '2024-03-02T06:50:35Z',
        updateTime: '2024-06-15T12:00:00Z',
      },
    });
  });

  it('deletes one: neither the list nor the item is there any more', async () => {
    const client = googleClient({ workouts });
    expect((await client.admin('DELETE', 'users/u1/workouts/2')).status).toBe(204);
    expect(await listed(client)).toHaveLength(2);
    expect((await client.send(item('2'))).status).toBe(404);
    expect((await client.admin('DELETE', 'users/u1/workouts/2')).status).toBe(404);
    expect((await client.admin('DELETE', 'users/u9/workouts/1')).status).toBe(404);
  });

  it('deletes one between the list and the fetch: listed, and 404 to everything else', async () => {
    const client = googleClient({ workouts });
    await client.admin('PATCH', 'users/u1/workouts/2', { defect: 'deleted' });
    expect(await listed(client)).toHaveLength(3);
    expect((await client.send(item('2'))).status).toBe(404);
    expect((await client.send(tcx('2'))).status).toBe(404);
    expect((await client.admin('GET', 'workouts')).body).toMatchObject({
      workouts: expect.arrayContaining([expect.objectContaining({ id: '2', defect: 'deleted' })]) as unknown,
    });
  });

  it('breaks the data point of one, or its file', async () => {
    const client = googleClient({ workouts });
    await client.admin('PATCH', 'users/u1/workouts/1', { defect: 'point' });
    await client.admin('PATCH', 'users/u1/workouts/2', { defect: 'file' });
    const broken = (await listed(client)).find(({ name }) => String(name).endsWith('/1'));
    expect(broken).toMatchObject({ exercise: { interval: { endTime: '2024-03-02T06:45:35Z' } } });
    expect(broken).not.toHaveProperty('exercise.interval.startTime');
    expect((await client.send(tcx('2'))).body).toBe('<TrainingCenterDatabase></T'.slice(0, 24));
  });

  it('refuses changes that it does not know', async () => {
    const answer = await googleClient({ workouts }).admin('PATCH', 'users/u1/workouts/1', { color: 'red' });
    expect(answer.status).toBe(400);
  });
});
