import { startSimulator } from './start-simulator.ts';
import { stravaClient, tcxOf } from './testing/strava-client.ts';

const app = { fetch: () => new Response('here') };

describe('startSimulator', () => {
  it('listens on the loopback interface until it is stopped', async () => {
    const running = await startSimulator(app, { port: 0 });
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(running.url)).text()).toBe('here');
    await running.stop();
    await running.stop();
    await expect(fetch(running.url)).rejects.toThrow();
  });

  it('rejects when the port is taken', async () => {
    const first = await startSimulator(app, { port: 0 });
    const port = Number(new URL(first.url).port);
    await expect(startSimulator(app, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.stop();
  });

  it('takes an upload in and drops the connection, when a fault says so', async () => {
    const client = stravaClient();
    const running = await startSimulator(client.app, { port: 0 });
    const fault = { match: { method: 'POST', path: '/uploads' }, when: 'after', drop: true };
    await client.admin('POST', 'faults', fault);
    const form = new FormData();
    form.set('data_type', 'tcx');
    form.set('external_id', 'gh-1');
    form.set('file', new File([tcxOf()], 'workout.tcx'));
    const init = { method: 'POST', headers: { authorization: 'Bearer t1' }, body: form };
    const uploading = fetch(`${running.url}/api/v3/uploads`, init);
    await expect(uploading).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } });
    await running.stop();
    expect(await client.adminRead('activities')).toMatchObject({ activities: [{ externalId: 'gh-1.tcx' }] });
    expect(await client.adminRead('log')).toMatchObject({ requests: [{ status: 0, faultId: 'fault-1' }] });
  });
});
