import { ProviderError } from '@syncwell/connectors/errors';
import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import { deriveTiming } from '@syncwell/core/domain/timing';
import { aConnection } from '@syncwell/core/testing/connection-factory';

import { addToLedger, ANN, createErasureBench, ERASURE_KEY, NOTHING } from '../testing/erasure-bench.ts';
import { FOUR_YEARS } from '../testing/orchestrator-bench.ts';

const { visibilitySeconds, clockDifferenceSeconds } = deriveTiming({
  workerTimeoutSeconds: 60,
  pace: 'production',
});
const SETTLE_SECONDS = visibilitySeconds + clockDifferenceSeconds;

describe('DELETE /me', () => {
  it('erases everything of the caller at once, and nothing of anybody else', async () => {
    const { deleteMe, left, table, consents } = await createErasureBench();
    const guards = () => [...table.items.keys()].filter((key) => key.startsWith('route#')).length;
    expect(guards()).toBe(2);
    const before = await left('bob');
    const answer = await deleteMe(ANN);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([202, 'no-store']);
    expect([await left('ann'), await left('bob'), guards()]).toEqual([NOTHING, before, 1]);
    expect(consents.revoked.sort()).toEqual(['ann at fitbit', 'ann at strava']);
  });

  it('tells when it was asked for, and the same when it is repeated', async () => {
    const { deleteMe, clock } = await createErasureBench();
    const requestedAt = clock.now().toISOString();
    const first = await deleteMe(ANN);
    clock.advance(5);
    const second = await deleteMe(ANN);
    expect([first.body, second.body]).toEqual(Array(2).fill({ status: 'ERASING', requestedAt }));
  });

  it('erases starts that lost their route, too', async () => {
    const { deleteMe, start, left } = await createErasureBench();
    expect((await start({ ...ANN, body: { ...FOUR_YEARS, endDate: '2022-12-31' } })).statusCode).toBe(409);
    expect((await left('ann')).records).toBe(2);
    await deleteMe(ANN);
    expect(await left('ann')).toEqual(NOTHING);
  });

  it('looks again when nobody can be at work any more, and then leaves not even itself', async () => {
    const { deleteMe, left, isErasing, sweepWhenDue, clock } = await createErasureBench();
    await deleteMe(ANN);
    const asked = clock.now().getTime();
    await sweepWhenDue();
    expect([clock.now().getTime() - asked, isErasing()]).toEqual([SETTLE_SECONDS * 1000, false]);
    expect(await left('ann')).toEqual(NOTHING);
  });

  it('erases what came after the first look, and then looks once more', async () => {
    const bench = await createErasureBench();
    await bench.deleteMe(ANN);
    addToLedger(bench, 'ann', 'late');
    await bench.consents.connections.save(aConnection(ANN));
    await bench.sweepWhenDue();
    expect([await bench.left('ann'), bench.isErasing()]).toEqual([NOTHING, true]);
    await bench.sweepWhenDue();
    expect(bench.isErasing()).toBe(false);
  });

  it('is finished by the sweeper when it died right after it began', async () => {
    const { dependencies, left, isErasing, sweepWhenDue, clock } = await createErasureBench();
    const erasure = { key: ERASURE_KEY, userId: 'ann' };
    await dependencies.store.beginErasure(erasure, clock.now());
    await sweepWhenDue();
    expect([await left('ann'), isErasing()]).toEqual([NOTHING, true]);
    await sweepWhenDue();
    expect(isErasing()).toBe(false);
  });

  it('is accepted though the first look fails; the sweeper comes back, later and later', async () => {
    const { deleteMe, left, everything, dependencies, sweepWhenDue, isErasing } = await createErasureBench();
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
    const { deleteMe, everything, left } = await createErasureBench();
    const before = await left('ann');
    const away = () => Promise.reject(new AwsUnavailableError('UpdateItem', new Error('away')));
    Object.assign(everything.store, { beginErasure: away });
    expect((await deleteMe(ANN)).statusCode).toBe(503);
    expect(await left('ann')).toEqual(before);
  });

  it('forgets consents that the provider does not take back', async () => {
    const { deleteMe, consents, left } = await createErasureBench();
    consents.answers.revoke = () =>
      Promise.reject(new ProviderError('TRANSIENT', 'away', { provider: 'strava' }));
    await deleteMe(ANN);
    expect(await left('ann')).toEqual(NOTHING);
  });

  it.each([
    ['in the records', 0],
    ['in the ledger', 2],
  ])('goes on next time when its time is over %s', async (_where, erasedPages) => {
    const { deleteMe, everything, clock, left, sweepWhenDue, isErasing } = await createErasureBench();
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
    const { deleteMe, everything, table } = await createErasureBench();
    await deleteMe(ANN);
    const before = table.items.get(ERASURE_KEY);
    await everything.eraseDue(ERASURE_KEY);
    expect(table.items.get(ERASURE_KEY)).toEqual(before);
    await everything.eraseDue('erasure#of nobody');
  });
});
