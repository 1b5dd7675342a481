import { ANN, createErasureBench, NOTHING } from '../testing/erasure-bench.ts';
import { REDIRECT_URI } from '../testing/fake-consents.ts';
import { FOUR_YEARS } from '../testing/orchestrator-bench.ts';

describe('while a user is being erased', () => {
  it.each(['start', 'connect'])('a %s is refused, and taken again when it is done', async (what) => {
    const bench = await createErasureBench();
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
    const { deleteMe, start } = await createErasureBench();
    await deleteMe(ANN);
    expect((await start({ userId: 'carl', body: FOUR_YEARS })).statusCode).toBe(202);
  });

  it('commands on what is gone answer 404', async () => {
    const { deleteMe, start, pause, resume, cancel, retry } = await createErasureBench();
    const { orchestrationId } = (await start({ userId: 'dora', body: FOUR_YEARS })).body;
    await deleteMe({ userId: 'dora' });
    const options = { userId: 'dora', pathParameters: { orchestrationId } };
    for (const command of [pause, resume, cancel, retry]) {
      expect((await command(orchestrationId, options)).statusCode).toBe(404);
    }
  });
});
