import { fixedClock } from '../testing/fixed-clock.ts';
import { googleClient, listPath, monthFilter } from '../testing/google-client.ts';
import { workoutOf } from '../testing/workout-of.ts';

const march = workoutOf({
  id: 'march',
  startMs: Date.parse('2024-03-31T22:30:00Z'),
  startOffsetSeconds: 3_600,
});
const april = workoutOf({
  id: 'april',
  startMs: Date.parse('2024-03-31T22:30:00Z'),
  startOffsetSeconds: 7_200,
});
const inMonth = (start: string, end: string) => listPath('exercise', { filter: monthFilter(start, end) });
const tcxOf = (id: string) => `/v4/users/me/dataTypes/exercise/dataPoints/${id}:exportExerciseTcx`;

describe('the admin API', () => {
  it('creates users with a history, and lists every workout with its civil month', async () => {
    const client = googleClient();
    const history = { seed: 's', from: '2024-01-01', to: '2024-03-31' };
    const created = await client.admin('POST', 'users', { userId: 'u2', accessToken: 't2', history });
    const { workouts } = (await client.admin('GET', 'workouts')).body as {
      workouts: Record<string, unknown>[];
    };
    expect(created).toEqual({ status: 201, body: { userId: 'u2', workouts: workouts.length } });
    expect(workouts[0]).toMatchObject({
      userId: 'u2',
      civilMonth: '2024-03',
      id: expect.stringMatching(/^\d{19}$/) as string,
    });
  });

  it('refuses input that it does not know, saying what it expected', async () => {
    const client = googleClient();
    const unknown = await client.admin('POST', 'users', { userId: 'u2', accessToken: 't', color: 'red' });
    const impossible = {
      userId: 'u2',
      accessToken: 't',
      history: { seed: 's', from: '2023-02-29', to: '2023-03-01' },
    };
    expect(unknown).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('color') as string },
    });
    expect(await client.admin('POST', 'users', impossible)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('Expected a day YYYY-MM-DD, got 2023-02-29') as string },
    });
  });

  it('plays a fault for one civil month, always, until it is taken away', async () => {
    const client = googleClient({ workouts: [march, april] });
    const { body } = await client.admin('POST', 'faults', {
      match: { civilMonth: '2024-03' },
      status: 500,
      times: 'always',
    });
    const status = async (path: string) => (await client.send(path)).status;
    expect(await status(inMonth('2024-03-01', '2024-04-01'))).toBe(500);
    expect(await status(inMonth('2024-03-10', '2024-03-20'))).toBe(500);
    expect(await status(inMonth('2024-04-01', '2024-05-01'))).toBe(200);
    expect(await status(tcxOf('march'))).toBe(500);
    expect(await status(tcxOf('april'))).not.toBe(500);
    expect(await status(listPath('heart-rate'))).toBe(200);
    await client.admin('DELETE', `faults/${(body as { id: string }).id}`);
    expect(await status(inMonth('2024-03-01', '2024-04-01'))).toBe(200);
  });

  it('plays a fault by path as often as it says, with its own body', async () => {
    const clock = fixedClock();
    const client = googleClient({}, { clock });
    const fault = {
      match: { method: 'get', path: 'dataPoints' },
      status: 503,
      times: 2,
      body: '{"broken',
      delayMs: 40,
    };
    await client.admin('POST', 'faults', fault);
    const read = async () => {
      const response = await client.app.request(listPath('exercise'), {
        headers: { authorization: 'Bearer t1' },
      });
      return [response.status, await response.text()];
    };
    expect([await read(), await read(), await read()]).toEqual([
      [503, '{"broken'],
      [503, '{"broken'],
      [200, '{}'],
    ]);
    expect(clock.slept).toEqual([40, 40]);
  });

  it('keeps a log without tokens, and counters', async () => {
    const client = googleClient({ workouts: [march] });
    await client.send(tcxOf('march'));
    await client.send(listPath('exercise'), { headers: { authorization: 'Bearer unknown' } });
    const { body: log } = await client.admin('GET', 'log');
    expect(log).toMatchObject({ requests: [{ method: 'GET', userId: 'u1' }, { status: 401 }] });
    expect(JSON.stringify(log)).not.toMatch(/t1|unknown/);
    expect((await client.admin('GET', 'counters')).body).toMatchObject({
      total: 2,
      byRoute: { 'GET /v4/users/me/dataTypes/exercise/dataPoints/{id}:exportExerciseTcx': 1 },
    });
  });

  it('waits the latency before each answer, but not its own', async () => {
    const clock = fixedClock();
    const client = googleClient({}, { clock, latencyMs: 5 });
    await client.send(listPath('exercise'));
    await client.admin('PUT', 'latency', { ms: 7 });
    await client.send(listPath('exercise'));
    expect(clock.slept).toEqual([5, 7]);
  });

  it('sets the clock, and puts everything back', async () => {
    const client = googleClient();
    await client.admin('PUT', 'clock', { now: '2030-01-01T00:00:00Z' });
    await client.admin('POST', 'users', { userId: 'u2', accessToken: 't2' });
    await client.admin('POST', 'faults', { match: {}, status: 500 });
    expect((await client.admin('GET', 'clock')).body).toEqual({ now: '2030-01-01T00:00:00.000Z' });
    expect((await client.admin('POST', 'reset')).status).toBe(204);
    expect((await client.admin('GET', 'clock')).body).toEqual({ now: '2024-06-15T12:00:00.000Z' });
    expect((await client.admin('GET', 'users')).body).toEqual({ users: [{ userId: 'u1', workouts: 0 }] });
    expect((await client.send(listPath('exercise'))).status).toBe(200);
  });
});
