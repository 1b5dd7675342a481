import { createPollBench } from './poll-bench.ts';
import { ANN } from './product-bench.ts';

const HOUR_SECONDS = 3600;

describe('the polls of a sync that is at work', () => {
  it('are answered 200 when the body changed and only then, every 10 s, to the end', async () => {
    const { queue, work, poll, pollFor, trace, record } = await createPollBench();
    await pollFor(60);
    for (const message of queue.drain()) {
      expect(await work(message)).toBe(true);
      await pollFor(30);
    }
    expect(await record()).toMatchObject({ status: 'COMPLETED', completedChunks: 3 });
    expect((await poll()).retryAfter).toBeUndefined();

    const known = trace.map(({ statusCode }) => statusCode);
    expect(known).toEqual(trace.map(({ isNews }) => (isNews ? 200 : 304)));
    // A claim, its end, three times; and the first.
    expect(known.filter((status) => status === 200)).toHaveLength(7);
    expect(known.filter((status) => status === 304).length).toBeGreaterThan(7);
    const intervals = trace.map(({ retryAfter }) => retryAfter);
    expect(intervals.slice(0, -1).filter((seconds) => seconds !== 10 && seconds !== undefined)).toEqual([]);
    const percents = trace.map(({ percent }) => percent);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
  });
});

describe('the polls of a sync that is parked', () => {
  it('are 304 after the first, a few in a quarter of an hour, and the last one just after its end', async () => {
    const { queue, deliver, pollFor, admin, record, clock } = await createPollBench();
    const [first, second] = queue.drain();
    if (first === undefined || second === undefined) throw new Error('Expected messages');
    await deliver(first);
    await admin('strava', '/faults', { match: { path: '/' }, as: 'rate-limited' });
    expect(await deliver(second)).toBe(true);
    const { status, waiting } = (await record()) ?? {};
    expect([status, waiting?.reason]).toEqual(['IN_PROGRESS', 'RATE_LIMITED']);
    const left = (Date.parse(waiting?.until ?? '') - clock.now().getTime()) / 1000;
    expect(left).toBeGreaterThan(60);

    const polls = await pollFor(left);
    expect(polls.map(({ statusCode }) => statusCode)).toEqual([200, ...polls.slice(1).map(() => 304)]);
    expect(polls.length).toBeGreaterThan(1);
    expect(polls.length).toBeLessThanOrEqual(Math.ceil(left / 300) + 1);
    const late = (clock.now().getTime() - Date.parse(waiting?.until ?? '')) / 1000;
    expect(late).toBeLessThanOrEqual(20);
  });

  it('are one a minute while the user is asked to connect again', async () => {
    const { queue, deliver, pollFor, admin } = await createPollBench();
    const [message] = queue.drain();
    if (message === undefined) throw new Error('Expected a message');
    await admin('strava', `/users/${ANN}/revoke`);
    await deliver(message);
    const polls = await pollFor(HOUR_SECONDS);
    expect(polls).toHaveLength(60);
    expect(polls.map(({ statusCode }) => statusCode)).toEqual([200, ...polls.slice(1).map(() => 304)]);
  });
});

describe('the polls of a sync that its user pauses', () => {
  it('are as quick as ever until it has drained, then one a minute, and nothing new', async () => {
    const { queue, work, pause, poll, pollFor, trace, orchestrationId, worker } = await createPollBench();
    const [message] = queue.drain();
    if (message === undefined) throw new Error('Expected a message');
    const copy = worker.copyChunk;
    Object.assign(worker, {
      copyChunk: async (...input: Parameters<typeof copy>) => {
        await pause(orchestrationId, { userId: ANN });
        expect(await poll()).toMatchObject({ statusCode: 200, retryAfter: 10 });
        return copy(...input);
      },
    });
    await work(message);
    const drained = await pollFor(HOUR_SECONDS);
    expect(drained).toHaveLength(60);
    expect(drained.map(({ statusCode }) => statusCode)).toEqual([200, ...drained.slice(1).map(() => 304)]);
    expect(trace.map(({ statusCode }) => statusCode)).toEqual(
      trace.map(({ isNews }) => (isNews ? 200 : 304)),
    );
  });
});

describe('the polls of a sync that is over', () => {
  it('end with the first that shows it', async () => {
    const { cancel, pollFor, orchestrationId } = await createPollBench();
    await cancel(orchestrationId, { userId: ANN });
    const polls = await pollFor(HOUR_SECONDS);
    expect(polls).toMatchObject([{ statusCode: 200, retryAfter: undefined }]);
  });
});
