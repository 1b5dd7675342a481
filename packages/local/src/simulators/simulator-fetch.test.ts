import { createSimulatorFetch } from './simulator-fetch.ts';
import { stravaClient } from './testing/strava-client.ts';

const URL_OF_LIST = 'https://anything.example/api/v3/athlete/activities';
const init = { headers: { authorization: 'Bearer t1' } };

describe('createSimulatorFetch', () => {
  it('asks the simulator, whatever the host', async () => {
    const answer = await createSimulatorFetch(stravaClient().app)(URL_OF_LIST, init);
    expect(await answer.json()).toEqual([]);
  });

  it('rejects as the platform does when the connection is dropped', async () => {
    const client = stravaClient();
    await client.admin('POST', 'faults', { match: {}, drop: true });
    await expect(createSimulatorFetch(client.app)(URL_OF_LIST, init)).rejects.toMatchObject({
      name: 'TypeError',
      cause: { code: 'UND_ERR_SOCKET' },
    });
  });

  it('rejects when the caller gave up', async () => {
    const signal = AbortSignal.abort(new Error('given up'));
    const asking = createSimulatorFetch(stravaClient().app)(URL_OF_LIST, { ...init, signal });
    await expect(asking).rejects.toThrow('given up');
  });
});
