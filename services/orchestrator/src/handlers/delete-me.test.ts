import { ProviderError } from '@syncwell/connectors/errors';
import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import { deriveTiming } from '@syncwell/core/domain/timing';
import { toLedgerPath } from '@syncwell/core/testing/memory-ledger';
import { aConnection } from '@syncwell/core/testing/connection-factory';

import { REDIRECT_URI } from '../testing/fake-consents.ts';
import { createOrchestratorBench, FOUR_YEARS } from '../testing/orchestrator-bench.ts';

const { visibilitySeconds: SETTLE_SECONDS } = deriveTiming({ workerTimeoutSeconds: 60, pace: 'production' });
const ANN = { userId: 'ann' };
const KEY = 'erasure#hash of ann';

/** Ann and Bob, each with a sync, both providers and some workouts in the ledger. */
async function createBench() {
  const bench = createOrchestratorBench();
  const { consents, ledgerEntries, clock } = bench;
  for (const userId of ['ann', 'bob']) {
    expect((await bench.start({ userId, body: FOUR_YEARS })).statusCode).toBe(202);
    for (const provider of ['fitbit', 'strava']) {
      await consents.connections.save(
        aConnection({ userId, provider, refreshToken: `${userId} at ${provider}` }),
      );
    }
    for (let index = 0; index < 60; index += 1) addToLedger(bench, userId, String(index));
  }
  const left = async (userId: string) => ({
    records: [...bench.table.items.values()].filter((item) => item['userId'] === userId).length,
    connections: (await consents.connections.list(userId)).length,
    workouts: [...ledgerEntries.keys()].filter((path) => path.includes(userId)).length,
  });
  const isErasing = () => bench.table.items.has(KEY);
  /** The sweeper, when the erasure is due. */
  const sweepWhenDue = async () => {
    const wakeAt = bench.table.items.get(KEY)?.['wakeAt'] as string;
    clock.advance((Date.parse(wakeAt) - clock.now().getTime()) / 1000);
    await bench.sweep();
  };
  return { ...bench, left, isErasing, sweepWhenDue };
}

function addToLedger(
  { ledgerEntries }: ReturnType<typeof createOrchestratorBench>,
  userId: string,
  sourceId: string,
): void {
  const path = toLedgerPath({ userId, source: 'fitbit', destination: 'strava', sourceId });
  ledgerEntries.set(path, { orchestrationId: 'orch-1', state: { kind: 'DONE', activityId: sourceId } });
}

const NOTHING = { records: 0, connections: 0, workouts: 0 };

describe('DELETE /me', () => {
  it('erases everything of the caller at once, and nothing of anybody else', async () => {
    const { deleteMe, left, table, consents } = await createBench();
    const guards = () => [...table.items.keys()].filter((key) => key.startsWith('route#')).length;
    expect(guards()).toBe(2);
    const before = await left('bob');
    const answer = await deleteMe(ANN);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([202, 'no-store']);
    expect([await left('ann'), await left('bob'), guards()]).toEqual([NOTHING, before, 1]);
    expect(consents.revoked.sort()).toEqual(['ann at fitbit', 'ann at strava']);
  });

  it('tells when it was asked for, and the same when it is repeated', async () => {
    const { deleteMe, clock } = await createBench();
    const requestedAt = clock.now().toISOString();
    const first = await deleteMe(ANN);
    clock.advance(5);
    const second = await deleteMe(ANN);
    expect([first.body, second.body]).toEqual(Array(2).fill({ status: 'ERASING', requestedAt }));
  });

  it('erases starts that lost their route, too', async () => {
    const { deleteMe, start, left } = await createBench();
    expect((await start({ ...ANN, body: { ...FOUR_YEARS, endDate: '2022-12-31' } })).statusCode).toBe(409);
    expect((await left('ann')).records).toBe(2);
    await deleteMe(ANN);
    expect(await left('ann')).toEqual(NOTHING);
  });

  it('looks again when nobody can be at work any more, and then leaves not even itself', async () => {
    const { deleteMe, left, isErasing, sweepWhenDue, clock } = await createBench();
    await deleteMe(ANN);
    const asked = clock.now().getTime();
    await sweepWhenDue();
    expect([clock.now().getTime() - asked, isErasing()]).toEqual([SETTLE_SECONDS * 1000, false]);
    expect(await left('ann')).toEqual(NOTHING);
  });

  it('erases what came after the first look, and then looks once more', async () => {
    const bench = await createBench();
    await bench.deleteMe(ANN);
    addToLedger(bench, 'ann', 'late');
    await bench.consents.connections.save(aConnection(ANN));
    await bench.sweepWhenDue();
    expect([await bench.left('ann'), bench.isErasing()]).toEqual([NOTHING, true]);
    await bench.sweepWhenDue();
    expect(bench.isErasing()).toBe(false);
  });

  it('is finished by the sweeper when it died right after it began', async () => {
    const { dependencies, left, isErasing, sweepWhenDue, clock } = await createBench();
    const erasure = { key: KEY, userId: 'ann' };
    await dependencies.store.beginErasure(erasure, clock.now());
    await sweepWhenDue();
    expect([await left('ann'), isErasing()]).toEqual([NOTHING, true]);
    await sweepWhenDue();
    expect(isErasing()).toBe(false);
  });

  it('is accepted though the first look fails; the sweeper comes back, later and later', async () => {
    const { deleteMe, left, everything, dependencies, sweepWhenDue, isErasing } = await createBench();
    const { ledger } = everything;
    const { erase } = ledger;
    ledger.erase = () => Promise.reject(new AwsUnavailableError('Query', new Error('away')));
    expect((await deleteMe(ANN)).statusCode).toBe(202);
    await sweepWhenDue();
    expect((await left('ann')).workouts).toBe(60);
    const logged = ['erasure.look-failed', 'sweep.failed', 'sweep.backed-off'].map(
      (event) => expect.objectContaining({ event }) as unknown,
    );
    expect(dependencies.logger).toMatchObject({ lines: expect.arrayContaining(logged) as unknown });
    ledger.erase = erase;
    await sweepWhenDue();
    expect(await left('ann')).toEqual(NOTHING);
    await sweepWhenDue();
    expect(isErasing()).toBe(false);
  });

  it('says that nothing has begun when it could not be noted', async () => {
    const { deleteMe, everything, left } = await createBench();
    const before = await left('ann');
    const away = () => Promise.reject(new AwsUnavailableError('UpdateItem', new Error('away')));
    Object.assign(everything.store, { beginErasure: away });
    expect((await deleteMe(ANN)).statusCode).toBe(503);
    expect(await left('ann')).toEqual(before);
  });

  it('forgets consents that the provider does not take back', async () => {
    const { deleteMe, consents, left } = await createBench();
    consents.answers.revoke = () =>
      Promise.reject(new ProviderError('TRANSIENT', 'away', { provider: 'strava' }));
    await deleteMe(ANN);
    expect(await left('ann')).toEqual(NOTHING);
  });

  it.each([
    ['in the records', 0],
    ['in the ledger', 2],
  ])('goes on next time when its time is over %s', async (_where, erasedPages) => {
    const { deleteMe, everything, clock, left, sweepWhenDue, isErasing } = await createBench();
    const { records, ledger } = everything;
    const { remove } = records;
    const { erase } = ledger;
    if (erasedPages === 0) records.remove = (key) => (clock.advance(9), remove(key));
    else ledger.erase = (userId) => (clock.advance(4), erase(userId));
    await deleteMe(ANN);
    expect((await left('ann')).workouts).toBeGreaterThan(0);
    Object.assign(records, { remove });
    Object.assign(ledger, { erase });
    await sweepWhenDue();
    expect(await left('ann')).toEqual(NOTHING);
    await sweepWhenDue();
    expect(isErasing()).toBe(false);
  });

  it('needs no look before its time', async () => {
    const { deleteMe, everything, table } = await createBench();
    await deleteMe(ANN);
    const before = table.items.get(KEY);
    await everything.eraseDue(KEY);
    expect(table.items.get(KEY)).toEqual(before);
    await everything.eraseDue('erasure#of nobody');
  });
});

describe('while a user is being erased', () => {
  it.each(['start', 'connect'])('a %s is refused, and taken again when it is done', async (what) => {
    const bench = await createBench();
    const ask = async () => {
      const body = what === 'start' ? FOUR_YEARS : { code: 'x', redirectUri: REDIRECT_URI };
      return what === 'start'
        ? bench.start({ ...ANN, body })
        : bench.putConnection('strava', { ...ANN, body, pathParameters: { provider: 'strava' } });
    };
    await bench.deleteMe(ANN);
    const refused = await ask();
    expect([refused.statusCode, refused.body.type]).toEqual([
      409,
      'urn:syncwell:problem:erasure-in-progress',
    ]);
    expect(await bench.left('ann')).toEqual(NOTHING);
    await bench.sweepWhenDue();
    expect((await ask()).statusCode).toBeLessThan(300);
  });

  it('others are not', async () => {
    const { deleteMe, start } = await createBench();
    await deleteMe(ANN);
    expect((await start({ userId: 'carl', body: FOUR_YEARS })).statusCode).toBe(202);
  });

  it('commands on what is gone answer 404', async () => {
    const { deleteMe, start, pause, resume, cancel, retry } = await createBench();
    const { orchestrationId } = (await start({ userId: 'dora', body: FOUR_YEARS })).body;
    await deleteMe({ userId: 'dora' });
    const options = { userId: 'dora', pathParameters: { orchestrationId } };
    for (const command of [pause, resume, cancel, retry]) {
      expect((await command(orchestrationId, options)).statusCode).toBe(404);
    }
  });
});
