import type { StatusView } from './api-types.ts';
import { clientOver, inTurn } from './testing/client-over.ts';
import { makeView } from './testing/make-view.ts';
import { type Scripted, type Seen, toStatusAnswer } from './testing/scripted-api.ts';

const RUNNING = makeView({ inFlightChunks: 1, months: '..r' });
const DONE = makeView({ status: 'COMPLETED', completedChunks: 3, outcome: 'COMPLETE', months: 'CCC' });
const active = (request: Seen) => toStatusAnswer(RUNNING, request, '10');
const over = (request: Seen) => toStatusAnswer(DONE, request, undefined);
const OFFLINE: Scripted = { fails: true };

const times = (seen: readonly Seen[]) => seen.map(({ atMs }) => atMs / 1_000);

describe('follow, when polls fail,', () => {
  it('goes on, and comes less and less often while nothing answers', async () => {
    const { client, seen, run } = clientOver(
      inTurn(active, OFFLINE, OFFLINE, OFFLINE, OFFLINE, OFFLINE, active, over),
    );
    const troubles: number[] = [];
    const { view } = await run(
      client.follow('orch-1', { onTrouble: ({ nextPollInMs }) => troubles.push(nextPollInMs / 1_000) }),
    );
    expect(view).toEqual(DONE);
    expect(troubles).toEqual([10, 20, 40, 60, 60]);
    expect(times(seen)).toEqual([0, 10, 20, 40, 80, 140, 200, 210]);
  });

  it('begins anew once something was answered', async () => {
    const { client, seen, run } = clientOver(inTurn(OFFLINE, OFFLINE, active, OFFLINE, over));
    await run(client.follow('orch-1'));
    expect(times(seen)).toEqual([0, 10, 30, 40, 50]);
  });

  it('still sends the ETag of what it saw last', async () => {
    const { client, seen, run } = clientOver(inTurn(active, OFFLINE, active, over));
    await run(client.follow('orch-1'));
    expect(seen.map(({ status }) => status)).toEqual([200, undefined, 304, 200]);
  });

  it.each<[string, Scripted]>([
    ['the API is not well', { status: 503, body: { message: 'Service Unavailable' } }],
    ['the gateway is not well', { status: 502, body: '<html>' }],
    ['there are too many requests', { status: 429, body: { message: 'Too Many Requests' } }],
    ['a public network shows its login page', { status: 200, body: '<html>' }],
    ['a public network answers other JSON', { status: 200, body: { login: 'please' } }],
    ['a 304 comes that nobody asked for', { status: 304 }],
  ])('goes on when %s', async (_, trouble) => {
    const { client, seen, run } = clientOver(inTurn(trouble, over));
    expect((await run(client.follow('orch-1'))).view).toEqual(DONE);
    expect(times(seen)).toEqual([0, 10]);
  });

  it('honours the Retry-After of a refusal', async () => {
    const busy: Scripted = { status: 429, headers: { 'retry-after': '45' }, body: {} };
    const { client, seen, run } = clientOver(inTurn(active, busy, over));
    await run(client.follow('orch-1'));
    expect(times(seen)).toEqual([0, 10, 55]);
  });

  it('gives a poll up after 15 s without an answer', async () => {
    const silent: Scripted = { afterMs: 10 * 60_000 };
    const { client, seen, run } = clientOver(inTurn(active, silent, over));
    const troubles: unknown[] = [];
    await run(client.follow('orch-1', { onTrouble: ({ error }) => troubles.push(error) }));
    expect(times(seen)).toEqual([0, 10, 35]);
    expect(troubles).toMatchObject([
      { code: 'NO_ANSWER', message: expect.stringContaining('timed out') as string },
    ]);
  });

  it('ends with the last error after five minutes without an answer', async () => {
    const { client, seen, run } = clientOver(inTurn(active, OFFLINE));
    await expect(run(client.follow('orch-1'))).rejects.toMatchObject({
      code: 'NO_ANSWER',
      message: 'Expected an answer to GET /orchestrations/orch-1/status, got none: it failed',
      cause: new TypeError('Network request failed'),
    });
    expect(times(seen)).toEqual([0, 10, 20, 40, 80, 140, 200, 260, 320]);
  });

  it('has as much patience as it is told', async () => {
    const { client, seen, run } = clientOver(() => OFFLINE);
    await expect(run(client.follow('orch-1', { patienceMs: 30_000 }))).rejects.toMatchObject({
      code: 'NO_ANSWER',
    });
    expect(times(seen)).toEqual([0, 10, 30]);
  });
});

describe('follow, when its signal is aborted,', () => {
  it('ends with the reason while it waits, and asks no more', async () => {
    const { client, seen, timer, run } = clientOver(active);
    const leaving = new AbortController();
    const reason = new Error('screen closed');
    timer.after(15_000, () => leaving.abort(reason));
    await expect(run(client.follow('orch-1', { signal: leaving.signal }))).rejects.toBe(reason);
    expect(times(seen)).toEqual([0, 10]);
    expect(timer.pending()).toBe(0);
  });

  it('ends with the reason while a poll is under way, which ends too', async () => {
    const { client, seen, timer, run } = clientOver(inTurn(active, { afterMs: 5_000 }));
    const leaving = new AbortController();
    timer.after(12_000, () => leaving.abort('enough'));
    await expect(run(client.follow('orch-1', { signal: leaving.signal }))).rejects.toBe('enough');
    expect(seen.map(({ status }) => status)).toEqual([200, undefined]);
    expect(timer.pending()).toBe(0);
  });

  it('asks nothing when it is aborted from the start', async () => {
    const { client, seen, run } = clientOver(active);
    await expect(run(client.follow('orch-1', { signal: AbortSignal.abort('never') }))).rejects.toBe('never');
    expect(seen).toEqual([]);
  });

  it('ends with an AbortError where signals have no reason', async () => {
    const { client, run } = clientOver(active);
    const signal = { aborted: true } as AbortSignal;
    await expect(run(client.follow('orch-1', { signal }))).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('follow, beside commands of the same client,', () => {
  const PAUSED = makeView({ status: 'PAUSED', months: 'r..', inFlightChunks: 1 });
  const answer = (request: Seen): Scripted => {
    if (request.path.endsWith('/pause')) return toStatusAnswer(PAUSED, request, '60');
    if (request.path.endsWith('/resume')) return toStatusAnswer(RUNNING, request, '10');
    return request.atMs < 100_000 ? active(request) : over(request);
  };
  const OLDER = makeView({ months: '.rC' });
  const polls = (seen: readonly Seen[]) => times(seen.filter(({ method }) => method === 'GET'));

  it('shows at once what a command answered, and polls as that advises', async () => {
    const { client, seen, timer, run } = clientOver(answer);
    const views: StatusView[] = [];
    timer.after(12_000, () => void client.pause('orch-1'));
    timer.after(17_000, () => void client.resume('orch-1'));
    await run(client.follow('orch-1', { onView: (view) => views.push(view) }));
    expect(views).toEqual([RUNNING, PAUSED, RUNNING, DONE]);
    expect(polls(seen)).toEqual([0, 10, 27, 37, 47, 57, 67, 77, 87, 97, 107]);
  });

  it('does not show an older view that a slow poll brings after it', async () => {
    const { client, timer, run } = clientOver((request) =>
      request.atMs === 10_000 ? { body: OLDER, afterMs: 5_000 } : answer(request),
    );
    const views: StatusView[] = [];
    timer.after(12_000, () => void client.pause('orch-1'));
    await run(client.follow('orch-1', { onView: (view) => views.push(view) }));
    expect(views).toEqual([RUNNING, PAUSED, RUNNING, DONE]);
  });

  it('has nothing to do with another sync, or once it is over', async () => {
    const { client, seen, timer, run } = clientOver((request) =>
      request.method === 'POST'
        ? { body: makeView({ ...PAUSED, orchestrationId: 'orch-2' }) }
        : over(request),
    );
    const views: StatusView[] = [];
    await run(client.pause('orch-2'));
    await run(client.follow('orch-1', { onView: (view) => views.push(view) }));
    await run(client.pause('orch-1'));
    expect(views).toEqual([DONE]);
    expect(polls(seen)).toEqual([0]);
    expect(timer.pending()).toBe(0);
  });
});
