import { createOrchestratorBench, FOUR_YEARS, STARTS_PER_DAY } from '../testing/orchestrator-bench.ts';

const TYPE = 'urn:syncwell:problem:too-many-starts';
const HOUR_SECONDS = 3600;
const keyed = (key: string) => ({ body: FOUR_YEARS, headers: { 'idempotency-key': key } });

/** A user who begins a sync an hour, and cancels each: the route is free again. */
async function busyUser(starts = STARTS_PER_DAY) {
  const bench = createOrchestratorBench();
  for (let start = 0; start < starts; start += 1) {
    const { statusCode, body } = await bench.start(keyed(`key ${start}`));
    expect(statusCode).toBe(202);
    await bench.cancel(body.orchestrationId);
    bench.clock.advance(HOUR_SECONDS);
  }
  bench.queue.drain();
  return bench;
}

describe('one start more than a user may begin in a day', () => {
  it('is refused, says when it is possible, and leaves nothing behind', async () => {
    const { start, table, queue } = await busyUser();
    const items = new Map(table.items);
    const { statusCode, headers, body } = await start({ body: FOUR_YEARS });
    expect([statusCode, body.type]).toEqual([429, TYPE]);
    expect(headers['retry-after']).toBe(String((24 - STARTS_PER_DAY) * HOUR_SECONDS));
    expect(body).toMatchObject({
      detail: expect.stringMatching(
        /^Expected at most 5 starts within 24 hours\. .* 2024-06-16T12:00/,
      ) as string,
    });
    expect([table.items, queue.sent]).toEqual([items, []]);
  });

  it('is possible as soon as it said', async () => {
    const { start, clock } = await busyUser();
    const { headers } = await start({ body: FOUR_YEARS });
    clock.advance(Number(headers['retry-after']) - 1);
    expect((await start({ body: FOUR_YEARS })).headers['retry-after']).toBe('1');
    clock.advance(1);
    expect((await start({ body: FOUR_YEARS })).statusCode).toBe(202);
  });

  it('does not keep another user from theirs', async () => {
    const { start } = await busyUser();
    expect((await start({ body: FOUR_YEARS, userId: 'user-2' })).statusCode).toBe(202);
  });

  it('keeps the user from nothing else', async () => {
    const { start, retry, pause, resume } = await busyUser();
    const { orchestrationId } = (await start(keyed('key 0'))).body;
    const answers = [
      await retry(orchestrationId),
      await pause(orchestrationId),
      await resume(orchestrationId),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 200, 202]);
  });
});

describe('at the limit of a day, an Idempotency-Key', () => {
  it('still finds its own record, and still belongs to its body', async () => {
    const { start } = await busyUser();
    const again = await start(keyed('key 3'));
    expect([again.statusCode, again.body.status]).toEqual([202, 'CANCELLED']);
    const other = await start({ ...keyed('key 3'), body: { ...FOUR_YEARS, endDate: '2023-06-30' } });
    expect(other.statusCode).toBe(422);
  });

  it('of another user’s start counts for nothing', async () => {
    const { start } = await busyUser();
    await start({ ...keyed('key of user-2'), userId: 'user-2' });
    expect((await start(keyed('key of user-2'))).statusCode).toBe(429);
  });
});

describe('a start that was refused because its route is taken', () => {
  it('does not count', async () => {
    const { start, cancel } = await busyUser(STARTS_PER_DAY - 2);
    const holder = (await start({ body: FOUR_YEARS })).body.orchestrationId;
    for (const key of ['a', 'b', 'c', 'd']) expect((await start(keyed(key))).statusCode).toBe(409);
    await cancel(holder);
    expect((await start(keyed('e'))).statusCode).toBe(202);
    expect((await start(keyed('f'))).statusCode).toBe(429);
  });

  it('cannot begin by its repeat once the limit is reached', async () => {
    const { start, cancel } = await busyUser(STARTS_PER_DAY - 2);
    const holder = (await start({ body: FOUR_YEARS })).body.orchestrationId;
    expect((await start(keyed('refused'))).statusCode).toBe(409);
    await cancel(holder);
    const last = (await start(keyed('last'))).body.orchestrationId;
    await cancel(last);
    expect((await start(keyed('refused'))).statusCode).toBe(429);
  });
});
