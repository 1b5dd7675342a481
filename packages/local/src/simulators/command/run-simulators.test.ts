import { civilDate } from '@syncwell/core/domain/civil-date';

import { READY_USER } from './ready-text.ts';
import { runSimulators } from './run-simulators.ts';

const OPTIONS = {
  ports: { googleHealth: 0, strava: 0 },
  windowScale: 1,
  history: { seed: 'demo', from: civilDate('2023-01-01'), to: civilDate('2023-03-31') },
};

describe('runSimulators', () => {
  it('prints URLs and tokens that work as they stand', async () => {
    const running = await runSimulators(OPTIONS);
    const commands = running.text.split('\n').filter((line) => line.startsWith('curl '));
    const statuses = await Promise.all(
      commands.map(async (line) => {
        const [, token, url = ''] = /Bearer (\S+)' '(\S+)'/.exec(line) ?? [];
        return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
      }),
    );
    expect(statuses).toEqual([200, 200]);
    await running.stop();
    await expect(fetch(running.urls.strava)).rejects.toThrow('fetch failed');
  });

  it('has a user who can consent, at both', async () => {
    const { urls, stop } = await runSimulators(OPTIONS);
    const query = 'client_id=simulated-client&redirect_uri=http://127.0.0.1:9/cb&response_type=code&scope=a';
    for (const path of [`${urls.googleHealth}/o/oauth2/v2/auth`, `${urls.strava}/oauth/authorize`]) {
      const answer = await fetch(`${path}?${query}&simulator_user=ben`, { redirect: 'manual' });
      expect(answer.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:9\/cb\?code=/);
    }
    await stop();
  });

  it('leaves nothing running when a port is taken', async () => {
    const first = await runSimulators(OPTIONS);
    const taken = Number(new URL(first.urls.strava).port);
    const second = runSimulators({ ...OPTIONS, ports: { googleHealth: 0, strava: taken } });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.stop();
  });

  it('tells the tokens of the user who is there', async () => {
    const { text, stop } = await runSimulators(OPTIONS);
    for (const token of [...Object.values(READY_USER.google), ...Object.values(READY_USER.strava)]) {
      expect(text).toContain(token);
    }
    await stop();
  });
});
