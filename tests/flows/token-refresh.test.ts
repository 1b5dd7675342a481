import type { ConnectionStore, SessionConnections } from '../../packages/core/src/connections.ts';
import { describeOnEngines } from '../../packages/core/src/testing/describe-on-engines.ts';
import { createGoogleHealthSimulator } from '../../packages/local/src/simulators/google-health/create-google-health-simulator.ts';
import { createStravaSimulator } from '../../packages/local/src/simulators/strava/create-strava-simulator.ts';
import type { StravaSettings } from '../../packages/local/src/simulators/strava/strava-options.ts';
import { ANN, createConsentBench, LEFT_SECONDS, openEngineStore } from './consent-bench.ts';

const WORKERS = 10;
const STRAVA_SECONDS = 21_600;
const revoked = { status: 'rejected', reason: { code: 'AUTH_REVOKED' } };

describeOnEngines(
  'ten workers with one refresh token, on DynamoDB and KMS',
  ['TEST_DYNAMODB_ENDPOINT', 'TEST_KMS_ENDPOINT'],
  () => {
    let store: ConnectionStore;
    beforeAll(async () => {
      store = await openEngineStore();
    });

    const openStrava = (settings: Partial<StravaSettings> = {}) =>
      createConsentBench({
        provider: 'strava',
        store,
        createApp: (clock) => createStravaSimulator({ clock, users: [ANN], ...settings }),
      });
    const openGoogle = () =>
      createConsentBench({
        provider: 'fitbit',
        store,
        createApp: (clock) => createGoogleHealthSimulator({ clock, users: [{ ...ANN, history: undefined }] }),
      });

    it('refresh once per expiry where refresh tokens rotate, and all get a token that is accepted', async () => {
      const bench = await openStrava();
      for (const expiry of [1, 2, 3]) {
        const sessions = Array.from({ length: WORKERS }, () => bench.openSession());
        const tokens = await Promise.all(sessions.map((session) => session.accessToken()));
        expect(new Set(tokens).size).toBe(1);
        expect(await bench.countRefreshes()).toBe(expiry);
        expect(await bench.statusOf(tokens[0] ?? '', '/api/v3/athlete/activities')).toBe(200);
        expect(await bench.read()).toMatchObject({ version: expiry + 1, accessToken: tokens[0] });
        bench.clock.advance(STRAVA_SECONDS - LEFT_SECONDS);
      }
    });

    it('refresh once after a refusal that all of them meet', async () => {
      const bench = await openStrava();
      const sessions = Array.from({ length: WORKERS }, () => bench.openSession());
      await Promise.all(sessions.map((session) => session.accessToken()));
      await bench.admin('/users/ann/expire');
      const refused = (await bench.read())?.accessToken ?? '';
      const tokens = await Promise.all(sessions.map((session) => session.accessToken({ refused })));
      expect([new Set(tokens).size, tokens[0] === refused, await bench.countRefreshes()]).toEqual([
        1,
        false,
        2,
      ]);
    });

    it('keep the refresh token that Google does not give again', async () => {
      const bench = await openGoogle();
      const sessions = Array.from({ length: WORKERS }, () => bench.openSession());
      const tokens = await Promise.all(sessions.map((session) => session.accessToken()));
      expect([new Set(tokens).size, await bench.countRefreshes()]).toEqual([1, 1]);
      expect(await bench.read()).toMatchObject({ refreshToken: 'refresh-1', accessToken: tokens[0] });
      expect(await bench.statusOf(tokens[0] ?? '', '/v4/users/me/identity')).toBe(200);
    });

    it('go on when the one who refreshed has crashed, as soon as its lease is over', async () => {
      const bench = await openStrava();
      const { connection, clock } = bench;
      const end = new Date(clock.now().getTime() + 20_000);
      await store.leaseRefresh(connection, { owner: 'crashed', now: clock.now(), end });
      const asking = Array.from({ length: WORKERS }, () => bench.openSession().accessToken());
      clock.advance(20);
      expect(new Set(await Promise.all(asking)).size).toBe(1);
      expect(await bench.countRefreshes()).toBe(1);
    });

    it('find what was stored though its answer was lost', async () => {
      const bench = await openStrava();
      let isLost = false;
      const lossy: SessionConnections = {
        ...store,
        save: async (connection) => {
          await store.save(connection);
          isLost = true;
          throw Object.assign(new Error('answer lost'), { retryable: true });
        },
      };
      const tokens = await Promise.all(
        Array.from({ length: WORKERS }, () => bench.openSession(lossy).accessToken()),
      );
      expect([new Set(tokens).size, await bench.countRefreshes(), isLost]).toEqual([1, 1, true]);
    });

    it('are told once that the consent is gone', async () => {
      const bench = await openStrava();
      await bench.admin('/users/ann/revoke');
      const sessions = Array.from({ length: WORKERS }, () => bench.openSession().accessToken());
      expect(await Promise.allSettled(sessions)).toMatchObject(Array(WORKERS).fill(revoked));
      expect(await bench.read()).toMatchObject({ version: 1, refusedAt: bench.clock.now().toISOString() });
    });

    describe('when the answer of a refresh is lost on the way', () => {
      const loseAnswer = (bench: Awaited<ReturnType<typeof openStrava>>) =>
        bench.admin('/faults', { match: { path: '/oauth/token' }, when: 'after', drop: true });

      it('use the token that still lives, and refresh again before it ends', async () => {
        const bench = await openStrava({ refreshRotation: 'grace' });
        await loseAnswer(bench);
        const session = bench.openSession();
        await expect(session.accessToken()).resolves.toBe('access-1');
        bench.clock.advance(30);
        await expect(session.accessToken()).resolves.not.toBe('access-1');
      });

      it('need the user where the old refresh token died at once: nobody has the new one', async () => {
        const bench = await openStrava();
        await loseAnswer(bench);
        const session = bench.openSession();
        await expect(session.accessToken()).resolves.toBe('access-1');
        bench.clock.advance(LEFT_SECONDS);
        await expect(bench.openSession().accessToken()).rejects.toMatchObject({ code: 'AUTH_REVOKED' });
      });
    });
  },
);
