import { ANN, AUTUMN, createProductBench } from './product-bench.ts';

interface Activities {
  readonly activities: readonly { readonly externalId: string | null }[];
}

/** A sync that was started, with both providers connected. */
async function createBench() {
  const bench = createProductBench();
  for (const provider of ['fitbit', 'strava'] as const) {
    expect((await bench.connect(provider)).statusCode).toBe(200);
  }
  const { orchestrationId } = (await bench.start({ userId: ANN, body: AUTUMN })).body;
  const options = { userId: ANN, pathParameters: { orchestrationId } };
  const externalIds = async () =>
    ((await bench.read('/activities')) as Activities).activities.map(({ externalId }) => externalId);
  return {
    ...bench,
    externalIds,
    resume: () => bench.resume(orchestrationId, options),
    record: () => bench.dependencies.store.read(orchestrationId),
    /** Everything on the queue, one message after the other. */
    work: async () => {
      for (const message of bench.queue.drain()) {
        expect(await bench.deliver(message)).toBe(true);
      }
    },
  };
}

describe('a consent that is revoked in the middle of a sync', () => {
  it.each([
    ['fitbit', 'googleHealth'],
    ['strava', 'strava'],
  ] as const)(
    'pauses it at %s; connecting again and resuming completes it, once',
    async (provider, simulator) => {
      const { queue, deliver, work, record, resume, connect, admin, externalIds, getConnections } =
        await createBench();
      const first = queue.drain();
      expect(await deliver(first[0] as (typeof first)[0])).toBe(true);
      const after = await externalIds();
      expect(after.length).toBeGreaterThan(0);
      await admin(simulator, `/users/${ANN}/revoke`);

      for (const message of first.slice(1)) expect(await deliver(message)).toBe(true);

      const paused = await record();
      expect(paused).toMatchObject({
        status: 'PAUSED',
        completedChunks: 1,
        failedChunks: 0,
        waiting: { reason: 'RECONNECT_REQUIRED', provider },
      });
      expect([...(paused?.attempts.values() ?? [])].filter((tries) => tries > 0)).toEqual([]);
      const { connections } = (await getConnections({ userId: ANN })).body as unknown as {
        connections: { provider: string; status: string }[];
      };
      const other = provider === 'fitbit' ? 'strava' : 'fitbit';
      expect(Object.fromEntries(connections.map((one) => [one.provider, one.status]))).toEqual({
        [provider]: 'RECONNECT_REQUIRED',
        [other]: 'CONNECTED',
      });

      expect((await connect(provider)).statusCode).toBe(200);
      expect((await resume()).statusCode).toBe(202);
      await work();

      expect(await record()).toMatchObject({ status: 'COMPLETED', completedChunks: 3, failedChunks: 0 });
      const copied = await externalIds();
      expect(new Set(copied).size).toBe(copied.length);
      expect(copied).toEqual(expect.arrayContaining(after));
      expect(copied.length).toBeGreaterThan(after.length);
    },
  );

  it('resumed without connecting again, pauses again and burns no try', async () => {
    const { work, record, resume, admin } = await createBench();
    await admin('strava', `/users/${ANN}/revoke`);
    await work();
    for (const run of [2, 3, 4, 5, 6, 7]) {
      await resume();
      await work();
      expect(await record()).toMatchObject({ status: 'PAUSED', run, failedChunks: 0, completedChunks: 0 });
    }
  });
});
