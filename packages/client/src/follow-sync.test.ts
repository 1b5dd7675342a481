import type { StatusView } from './api-types.ts';
import { clientOver, inTurn } from './testing/client-over.ts';
import { makeView } from './testing/make-view.ts';
import { type Scripted, type Seen, toStatusAnswer } from './testing/scripted-api.ts';

const RUNNING = makeView({ inFlightChunks: 1, months: '..r' });
const HALF = makeView({ completedChunks: 2, months: '.CC' });
const PAUSED = makeView({ status: 'PAUSED', months: '.CC' });
const DONE = makeView({ status: 'COMPLETED', completedChunks: 3, outcome: 'COMPLETE', months: 'CCC' });

const active = (view: StatusView) => (request: Seen) => toStatusAnswer(view, request, '10');
const idle = (view: StatusView) => (request: Seen) => toStatusAnswer(view, request, '60');
const over = (view: StatusView) => (request: Seen) => toStatusAnswer(view, request, undefined);
const REFUSED: Scripted = {
  status: 404,
  body: { type: 'urn:syncwell:problem:not-found', title: 'Not found', status: 404, detail: 'No.' },
};

const times = (seen: readonly Seen[]) => seen.map(({ atMs }) => atMs / 1_000);
const statuses = (seen: readonly Seen[]) => seen.map(({ status }) => status);

describe('follow', () => {
  it('polls as often as the API asks for, with the ETag, and stops at the end', async () => {
    const answers = inTurn(
      active(RUNNING),
      active(RUNNING),
      active(HALF),
      idle(PAUSED),
      idle(PAUSED),
      over(DONE),
    );
    const { client, seen, timer, run } = clientOver(answers);
    const views: StatusView[] = [];
    const { view, pollAfterMs } = await run(client.follow('orch-1', { onView: (next) => views.push(next) }));

    expect(view).toEqual(DONE);
    expect(pollAfterMs).toBeNull();
    expect(times(seen)).toEqual([0, 10, 20, 30, 90, 150]);
    expect(statuses(seen)).toEqual([200, 304, 200, 200, 304, 200]);
    expect(views).toEqual([RUNNING, HALF, PAUSED, DONE]);
    expect(timer.pending()).toBe(0);
  });

  it('tells every poll, changed or not', async () => {
    const { client, run } = clientOver(inTurn(active(RUNNING), active(RUNNING), over(DONE)));
    const polls: boolean[] = [];
    await run(client.follow('orch-1', { onPoll: ({ changed }) => polls.push(changed) }));
    expect(polls).toEqual([true, false, true]);
  });

  it('goes on from what a start answered: no poll at once, and 304 while it is so', async () => {
    const { client, seen, run } = clientOver(inTurn(active(RUNNING), active(RUNNING), over(DONE)));
    const request = { source: 'a', destination: 'b', startDate: '2023-01-01', endDate: '2023-03-31' };
    const started = await run(client.start(request));
    const views: StatusView[] = [];
    await run(client.follow(started, { onView: (view) => views.push(view) }));
    expect(views).toEqual([RUNNING, DONE]);
    expect(times(seen)).toEqual([0, 10, 20]);
    expect(statuses(seen)).toEqual([200, 304, 200]);
  });

  it('asks nothing about what is over already', async () => {
    const { client, seen, run } = clientOver(over(DONE));
    const reading = await run(client.status('orch-1'));
    expect(await run(client.follow(reading))).toBe(reading);
    expect(seen).toHaveLength(1);
  });

  it('stops where it is told to', async () => {
    const { client, seen, run } = clientOver(inTurn(active(RUNNING), active(HALF)));
    const until = (view: StatusView) => view.completedChunks > 1;
    expect((await run(client.follow('orch-1', { until }))).view).toEqual(HALF);
    expect(seen).toHaveLength(2);
  });

  it('takes an interval in place of what the API advises', async () => {
    const { client, seen, run } = clientOver(inTurn(active(RUNNING), idle(PAUSED), over(DONE)));
    await run(client.follow('orch-1', { intervalMs: 300 }));
    expect(times(seen)).toEqual([0, 0.3, 0.6]);
  });

  it('comes a little later by chance, never sooner', async () => {
    const { client, seen, run } = clientOver(inTurn(active(RUNNING), over(DONE)), { random: () => 0.5 });
    await run(client.follow('orch-1'));
    expect(times(seen)).toEqual([0, 10.5]);
  });

  it('polls every 10 s when nothing says how often', async () => {
    const { client, seen, run } = clientOver(inTurn(over(RUNNING), over(RUNNING), over(DONE)));
    await run(client.follow('orch-1'));
    expect(times(seen)).toEqual([0, 10, 20]);
  });

  it('sees that nothing changed when something on the way takes ETags away', async () => {
    const { client, run } = clientOver(inTurn({ body: RUNNING }, { body: RUNNING }, { body: DONE }));
    const views: StatusView[] = [];
    await run(client.follow('orch-1', { onView: (view) => views.push(view) }));
    expect(views).toEqual([RUNNING, DONE]);
  });

  it('passes a refusal on', async () => {
    const { client, seen, run } = clientOver(inTurn(active(RUNNING), REFUSED));
    await expect(run(client.follow('orch-1'))).rejects.toMatchObject({
      reason: 'not-found',
      httpStatus: 404,
    });
    expect(seen).toHaveLength(2);
  });

  it('ends with what a function threw that was told, and asks no more', async () => {
    const { client, seen, timer, run } = clientOver(active(RUNNING));
    const broken = new Error('cannot draw');
    const onView = () => {
      throw broken;
    };
    await expect(run(client.follow('orch-1', { onView }))).rejects.toBe(broken);
    expect(seen).toHaveLength(1);
    expect(timer.pending()).toBe(0);
  });
});
