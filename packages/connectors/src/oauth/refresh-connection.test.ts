import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import type { ConnectionStore } from '@syncwell/core/connections';

import { ProviderError } from '../errors.ts';
import { createSessionBench, tokensAfter } from '../testing/session-bench.ts';

const dead = () => Promise.reject(new ProviderError('AUTH_REVOKED', 'dead', { provider: 'strava' }));
const away = new AwsUnavailableError('PutItem', new Error('away'));

/** A session whose only token was refused. */
async function renewIn(bench: ReturnType<typeof createSessionBench>) {
  const session = bench.openSession();
  return session.accessToken({ refused: await session.accessToken() });
}

/** A store whose next `count` saves fail, after being carried out or without. */
function failingSaves(count: number, error: Error, isDone = false) {
  let left = count;
  return (plain: ConnectionStore): ConnectionStore => ({
    ...plain,
    save: async (connection) => {
      left -= 1;
      if (left < 0 || isDone) await plain.save(connection);
      if (left >= 0) throw error;
    },
  });
}

describe('a refused refresh token', () => {
  it('means that the consent is gone, and is remembered for everybody', async () => {
    const bench = createSessionBench({ refresh: dead });
    await expect(renewIn(bench)).rejects.toMatchObject({ code: 'AUTH_REVOKED' });
    await expect(renewIn(bench)).rejects.toMatchObject({ code: 'AUTH_REVOKED' });
    expect([bench.refreshed, bench.events]).toEqual([['refresh-1'], ['token.refused']]);
    expect(await bench.store.list('ann')).toMatchObject([{ refusedAt: bench.clock.now().toISOString() }]);
  });

  it('is asked for again after a while', async () => {
    const bench = createSessionBench({ refresh: dead });
    await expect(renewIn(bench)).rejects.toMatchObject({ code: 'AUTH_REVOKED' });
    bench.clock.advance(600);
    await expect(renewIn(bench)).rejects.toMatchObject({ code: 'AUTH_REVOKED' });
    expect(bench.refreshed).toHaveLength(2);
  });

  it('means nothing when another session has stored newer tokens meanwhile', async () => {
    const bench: ReturnType<typeof createSessionBench> = createSessionBench({
      refresh: async (token) => {
        const { first, store, clock } = bench;
        await store.save({ ...first, ...tokensAfter(token, clock.now()), version: 2 });
        return dead();
      },
    });
    await expect(renewIn(bench)).resolves.toBe('access-2');
    expect(bench.events).toEqual([]);
  });

  it('means nothing when the user has connected anew meanwhile', async () => {
    const bench: ReturnType<typeof createSessionBench> = createSessionBench({
      refresh: async () => {
        const { first, store } = bench;
        await store.remove(first);
        await store.save({ ...first, accessToken: 'anew', connectedAt: '2024-03-01T09:30:00.000Z' });
        return dead();
      },
    });
    await expect(renewIn(bench)).resolves.toBe('anew');
  });

  it('is over with the next tokens', async () => {
    let isDead = true;
    const bench: ReturnType<typeof createSessionBench> = createSessionBench({
      refresh: async (token) => (isDead ? dead() : tokensAfter(token, bench.clock.now())),
    });
    await expect(renewIn(bench)).rejects.toMatchObject({ code: 'AUTH_REVOKED' });
    isDead = false;
    bench.clock.advance(600);
    await renewIn(bench);
    expect((await bench.store.list('ann'))[0]).not.toHaveProperty('refusedAt');
  });
});

describe('tokens that came', () => {
  it('are stored again when the store was away: a rotated refresh token exists nowhere else', async () => {
    const bench = createSessionBench({ store: failingSaves(2, away) });
    await expect(renewIn(bench)).resolves.toBe('access-2');
    expect(await bench.store.read('ann', 'strava')).toMatchObject({ refreshToken: 'refresh-2', version: 2 });
  });

  it('are found stored when only the answer was lost', async () => {
    const bench = createSessionBench({ store: failingSaves(1, away, true) });
    await expect(renewIn(bench)).resolves.toBe('access-2');
  });

  it('are given up when the store stays away', async () => {
    const bench = createSessionBench({ store: failingSaves(6, away) });
    await expect(renewIn(bench)).rejects.toBe(away);
  });

  it('are given up at once when another try cannot help', async () => {
    const broken = new Error('no permission');
    const bench = createSessionBench({ store: failingSaves(1, broken) });
    await expect(renewIn(bench)).rejects.toBe(broken);
    expect(bench.refreshed).toHaveLength(1);
  });

  it('give way to a new consent', async () => {
    const bench: ReturnType<typeof createSessionBench> = createSessionBench({
      refresh: async (token) => {
        const { first, store, clock } = bench;
        await store.remove(first);
        await store.save({ ...first, accessToken: 'anew', connectedAt: '2024-03-01T09:30:00.000Z' });
        return tokensAfter(token, clock.now());
      },
    });
    await expect(renewIn(bench)).resolves.toBe('anew');
  });

  it('are not put back when the user has disconnected meanwhile', async () => {
    const bench: ReturnType<typeof createSessionBench> = createSessionBench({
      refresh: async (token) => {
        await bench.store.remove(bench.first);
        return tokensAfter(token, bench.clock.now());
      },
    });
    await expect(renewIn(bench)).rejects.toMatchObject({ code: 'AUTH_REVOKED' });
    expect(await bench.store.list('ann')).toEqual([]);
  });
});
