import { QueueSendError } from '@syncwell/core/aws/sqs-chunk-queue';

import { createOrchestratorBench, FOUR_YEARS } from '../testing/orchestrator-bench.ts';

describe('POST /orchestrations', () => {
  it('writes one record and sends one message per month, newest first', async () => {
    const { start, queue, table } = createOrchestratorBench();
    const answer = await start({ body: FOUR_YEARS });
    expect(answer.statusCode).toBe(202);
    expect(answer.body).toMatchObject({ status: 'PENDING', totalChunks: 48, completedChunks: 0, percent: 0 });
    expect(answer.headers['location']).toBe(`/orchestrations/${answer.body.orchestrationId}/status`);
    expect(queue.sent.map(({ chunkIndex }) => chunkIndex)).toEqual(
      Array.from({ length: 48 }, (_, i) => 47 - i),
    );
    expect(queue.sent[0]).toMatchObject({
      chunkStartDate: '2023-12-01',
      chunkEndDate: '2023-12-31',
      run: 1,
      v: 1,
    });
    expect(table.items.get(answer.body.orchestrationId)).toMatchObject({ fannedOutRun: 1, run: 1 });
  });

  it('finds its own record again under the same Idempotency-Key, and sends nothing twice', async () => {
    const { start, queue } = createOrchestratorBench();
    const request = { body: FOUR_YEARS, headers: { 'Idempotency-Key': 'key-1' } };
    const first = await start(request);
    const again = await start(request);
    expect([again.statusCode, again.body]).toEqual([202, first.body]);
    expect(queue.sent).toHaveLength(48);
  });

  it('refuses another body under a used Idempotency-Key', async () => {
    const { start } = createOrchestratorBench();
    const headers = { 'idempotency-key': 'key-1' };
    await start({ body: FOUR_YEARS, headers });
    const other = await start({ body: { ...FOUR_YEARS, endDate: '2023-11-30' }, headers });
    expect([other.statusCode, other.body.type]).toEqual([422, 'urn:syncwell:problem:idempotency-key-reused']);
  });

  it.each(['', '   ', 'x'.repeat(256)])(
    'refuses a blank or an endless key and writes nothing',
    async (key) => {
      const { start, table } = createOrchestratorBench();
      const answer = await start({ body: FOUR_YEARS, headers: { 'idempotency-key': key } });
      expect([answer.statusCode, table.items.size]).toEqual([400, 0]);
    },
  );

  it('keeps the keys of two users apart', async () => {
    const { start } = createOrchestratorBench();
    const headers = { 'idempotency-key': 'key-1' };
    const one = await start({ body: FOUR_YEARS, headers, userId: 'user-1' });
    const two = await start({ body: FOUR_YEARS, headers, userId: 'user-2' });
    expect([one.statusCode, two.statusCode]).toEqual([202, 202]);
    expect(one.body.orchestrationId).not.toBe(two.body.orchestrationId);
  });

  it('refuses a second sync of the same route, names the first, and closes its own record', async () => {
    const { start, queue, table } = createOrchestratorBench();
    const first = await start({ body: FOUR_YEARS });
    queue.drain();
    const second = await start({ body: { ...FOUR_YEARS, endDate: '2022-12-31' } });
    expect([second.statusCode, second.body.type]).toEqual([409, 'urn:syncwell:problem:route-taken']);
    expect(second.headers['location']).toBe(`/orchestrations/${first.body.orchestrationId}/status`);
    expect(queue.sent).toEqual([]);
    const statuses = [...table.items.values()].map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(['CANCELLED', 'PENDING', undefined]);
  });

  it('answers 503 when the queue does not take the messages, and a repeat with the key goes on', async () => {
    let failures = 1;
    const working = createOrchestratorBench();
    const { start } = createOrchestratorBench({
      ...working.dependencies,
      queue: {
        send: (messages) =>
          failures-- > 0
            ? Promise.reject(new QueueSendError(48, ['InternalError']))
            : working.queue.send(messages),
      },
    });
    const request = { body: FOUR_YEARS, headers: { 'idempotency-key': 'key-1' } };
    const refused = await start(request);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5']);
    const again = await start(request);
    expect([again.statusCode, working.queue.sent.length]).toEqual([202, 48]);
  });

  it('needs a premium subscription', async () => {
    const { start, table } = createOrchestratorBench();
    const answer = await start({ body: FOUR_YEARS, claims: { premium: 'false' } });
    expect([answer.statusCode, answer.body.type]).toEqual([403, 'urn:syncwell:problem:premium-required']);
    expect(table.items.size).toBe(0);
  });

  it.each([
    ['a start after the end', { ...FOUR_YEARS, startDate: '2024-01-01' }, '/startDate'],
    ['an end in the future', { ...FOUR_YEARS, endDate: '2024-06-16' }, '/endDate'],
    ['a date that does not exist', { ...FOUR_YEARS, startDate: '2023-02-29' }, '/startDate'],
    ['an unknown source', { ...FOUR_YEARS, source: 'polar' }, '/source'],
    ['a destination that only reads', { ...FOUR_YEARS, destination: 'fitbit' }, '/destination'],
    ['an unknown field', { ...FOUR_YEARS, colour: 'red' }, '/colour'],
    ['an unknown time zone', { ...FOUR_YEARS, timeZone: 'Mars/Olympus' }, '/timeZone'],
    ['more than 1,200 months', { ...FOUR_YEARS, startDate: '1901-01-01' }, '/startDate'],
    ['a body that is not JSON', 'start please', ''],
  ])('refuses %s, writes nothing and sends nothing', async (_what, body, pointer) => {
    const { start, table, queue } = createOrchestratorBench();
    const answer = await start({ body });
    expect([answer.statusCode, answer.body.type]).toEqual([400, 'urn:syncwell:problem:invalid-request']);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body.errors.map((error) => error.pointer)).toContain(pointer);
    expect([table.items.size, queue.sent.length]).toEqual([0, 0]);
  });

  it('refuses the same provider on both sides', async () => {
    const { dependencies } = createOrchestratorBench();
    const both = { sources: ['strava'], destinations: ['strava'] };
    const { start } = createOrchestratorBench({ ...dependencies, providers: both });
    const answer = await start({ body: { ...FOUR_YEARS, source: 'strava' } });
    expect(answer.body.errors).toEqual([
      { pointer: '/destination', detail: 'Expected another provider than `source`' },
    ]);
  });
});
