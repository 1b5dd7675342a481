import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import strava from 'strava-v3';
import { setBaseURL } from 'strava-v3/axiosUtility.js';

import { type RunningSimulator, startSimulator } from '../start-simulator.ts';
import { stravaClient, tcxOf } from '../testing/strava-client.ts';

/** The simulator serves a client that others wrote for the real API (npm: strava-v3), by its base URL alone. */
describe('the Strava simulator, to a public client library', () => {
  const simulator = stravaClient();
  const client = new strava.client('t1');
  let running: RunningSimulator;
  let folder: string;

  beforeAll(async () => {
    running = await startSimulator(simulator.app, { port: 0 });
    setBaseURL(`${running.url}/api/v3/`);
    folder = mkdtempSync(join(tmpdir(), 'upload-'));
  });

  beforeEach(() => simulator.admin('POST', 'reset'));

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await running.stop();
  });

  const upload = (externalId: string, rest: { readonly maxStatusChecks?: number } = {}) => {
    const file = join(folder, 'run.tcx');
    writeFileSync(file, tcxOf());
    return client.uploads.post({
      file,
      data_type: 'tcx',
      external_id: externalId,
      name: 'Morning run',
      ...rest,
    });
  };

  it('uploads a TCX, polls it until it is ready, and lists the activity', async () => {
    const taken = await upload('gh-0');
    expect(taken).toMatchObject({ status: 'Your activity is still being processed.', error: null });
    expect(await client.athlete.listActivities()).toEqual([]);
    await simulator.admin('POST', 'reset');

    const ready = await upload('gh-1', { maxStatusChecks: 1 });
    expect(ready).toMatchObject({ status: 'Your activity is ready.', external_id: 'gh-1.tcx' });

    const [activity, ...others] = await client.athlete.listActivities({ after: 0, per_page: 200 });
    expect(others).toEqual([]);
    expect(activity).toMatchObject({
      name: 'Morning run',
      external_id: 'gh-1.tcx',
      sport_type: 'Run',
      start_date: '2024-03-02T06:15:30Z',
      distance: 1_500,
    });
  });

  it('is told of a duplicate, and reads an activity with its streams', async () => {
    const { activity_id: activityId } = await upload('gh-2', { maxStatusChecks: 1 });
    const id = String(activityId);
    expect(await upload('gh-3', { maxStatusChecks: 1 })).toMatchObject({
      status: 'There was an error processing your activity.',
      error: `gh-3.tcx duplicate of activity ${id}`,
    });
    expect(await client.activities.get({ id })).toMatchObject({ external_id: 'gh-2.tcx', manual: false });
    const keys = ['time', 'heartrate'];
    expect(await client.streams.activity({ id, keys, key_by_type: true })).toMatchObject({
      time: { data: [0, 300, 600] },
      heartrate: { data: [140, 145, 150] },
    });
  });

  it('reads the athlete, and the limits from the headers of reads and writes', async () => {
    strava.rateLimiting.clear();
    expect(await client.athlete.get()).toMatchObject({ username: 'u1' });
    expect(strava.rateLimiting).toMatchObject({
      shortTermLimit: 200,
      readLongTermLimit: 1_000,
      readShortTermUsage: 1,
    });
    await upload('gh-4');
    expect(strava.rateLimiting).toMatchObject({ shortTermUsage: 2, longTermUsage: 2 });
    expect(strava.rateLimiting.exceeded()).toBe(false);
  });

  it('refuses in the form that the library knows', async () => {
    const stranger = new strava.client('unknown');
    await expect(stranger.athlete.get()).rejects.toMatchObject({
      name: 'StatusCodeError',
      statusCode: 401,
      data: { errors: [{ resource: 'Athlete', field: 'access_token', code: 'invalid' }] },
    });
  });
});
