import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { focusManager, QueryClient, QueryObserver } from '@tanstack/query-core';

import { clientOver, inTurn } from '../testing/client-over.ts';
import { makeView } from '../testing/make-view.ts';
import { createQueryTimers } from '../testing/query-timers.ts';
import { type Scripted, type Seen, toStatusAnswer } from '../testing/scripted-api.ts';
import { syncCommand, syncQuery } from './sync-query.ts';

const RUNNING = makeView({ months: '..r', inFlightChunks: 1 });
const PAUSED = makeView({ months: '..r', inFlightChunks: 1, status: 'PAUSED' });
const DONE = makeView({ months: 'CCC', status: 'COMPLETED' });
const active = (request: Seen) => toStatusAnswer(RUNNING, request, '10');
const over = (request: Seen) => toStatusAnswer(DONE, request, undefined);

const timers = createQueryTimers();

/** A screen that shows the sync for as long as `lookFor` lasts. */
async function show(
  answer: (request: Seen) => Scripted,
  lookForMs: number,
  during?: Parameters<typeof act>[1],
) {
  const { client, seen, timer, run } = clientOver(answer);
  timers.use(timer);
  const cache = new QueryClient();
  cache.mount();
  const observer = new QueryObserver(cache, syncQuery(client, cache, 'orch-1'));
  const shown: string[] = [];
  const leave = observer.subscribe(({ data, isFetching }) => {
    if (!isFetching) shown.push(data?.view.months ?? 'nothing');
  });
  act({ client, cache, timer }, during);
  await run(new Promise<void>((resolve) => void timer.after(lookForMs, resolve)));
  leave();
  cache.unmount();
  cache.clear();
  return { shown, times: seen.map(({ atMs }) => atMs / 1_000), seen };
}

type Screen = Pick<ReturnType<typeof clientOver>, 'client' | 'timer'> & { cache: QueryClient };

function act(screen: Screen, during?: { readonly atMs: number; readonly what: (screen: Screen) => void }) {
  if (during !== undefined) screen.timer.after(during.atMs, () => during.what(screen));
}

afterEach(() => focusManager.setFocused(undefined));

describe('syncQuery', () => {
  it('polls as often as the API asks for, with the ETag, and not after the end', async () => {
    const { times, seen, shown } = await show(inTurn(active, active, active, over), 10 * 60_000);
    expect(times).toEqual([0, 10, 20, 30]);
    expect(seen.map(({ status }) => status)).toEqual([200, 304, 304, 200]);
    expect(shown.at(-1)).toBe('CCC');
  });

  it('goes on after polls that failed, no more often', async () => {
    const { times } = await show(inTurn({ fails: true }, active, { fails: true }, over), 10 * 60_000);
    expect(times).toEqual([0, 10, 20, 30]);
  });

  it('stops when the API refuses', async () => {
    const { times } = await show(inTurn(active, { status: 404, body: {} }), 10 * 60_000);
    expect(times).toEqual([0, 10]);
  });

  it('asks no more of what is over when the user comes back to the app', async () => {
    const back = { atMs: 60_000, what: () => focusManager.setFocused(true) };
    focusManager.setFocused(false);
    expect((await show(over, 120_000, back)).times).toEqual([0]);
  });
});

describe('syncCommand', () => {
  it('shows at once what the command answered', async () => {
    const answer = (request: Seen) =>
      request.method === 'POST' ? toStatusAnswer(PAUSED, request, '60') : active(request);
    let after: unknown;
    const pause = ({ client, cache, timer }: Screen) => {
      const mutation = cache
        .getMutationCache()
        .build(cache, syncCommand(client, cache, { id: 'orch-1', name: 'pause' }));
      void mutation.execute(undefined);
      timer.after(1, () => (after = cache.getQueryData(['sync', 'orch-1'])));
    };
    const { times } = await show(answer, 70_000, { atMs: 12_000, what: pause });
    expect(after).toMatchObject({ view: PAUSED, pollAfterMs: 60_000 });
    expect(times).toEqual([0, 10, 12]);
  });

  it('is not undone by a slow poll that began before it', async () => {
    const answer = (request: Seen) => {
      if (request.method === 'POST') return toStatusAnswer(PAUSED, request, '60');
      return request.atMs === 10_000 ? { body: RUNNING, afterMs: 5_000 } : active(request);
    };
    let after: unknown;
    const pause = ({ client, cache, timer }: Screen) => {
      const command = syncCommand(client, cache, { id: 'orch-1', name: 'pause' });
      void cache.getMutationCache().build(cache, command).execute(undefined);
      timer.after(8_000, () => (after = cache.getQueryData(['sync', 'orch-1'])));
    };
    await show(answer, 70_000, { atMs: 12_000, what: pause });
    expect(after).toMatchObject({ view: PAUSED });
  });
});

describe('the recipe in README.md', () => {
  it('is this one', () => {
    const read = (path: string) => readFileSync(join(__dirname, path), 'utf8');
    expect(read('../../README.md')).toContain(read('sync-query.ts').trim());
  });
});
