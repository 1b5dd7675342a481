import type { Clock } from '@syncwell/core/ports';

import { ApiError } from './api-error.ts';
import { followSync, type FollowOptions } from './follow-sync.ts';
import { makeStatusView } from './make-status-view.ts';
import type { StatusView } from './status-view.ts';
import type { StatusAnswer } from './sync-api.ts';

/** Time passes only by sleeping. */
function createFakeClock(): Clock {
  let now = 0;
  return {
    now: () => new Date(now),
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
}

const RUNNING = makeStatusView({ completedChunks: 1, inFlightChunks: 1, months: '..rC' });
const THIRD = makeStatusView({ completedChunks: 2, inFlightChunks: 1, months: '.rCC' });
const DRAINING = makeStatusView({ ...THIRD, status: 'PAUSED' });
const PAUSED = makeStatusView({ ...DRAINING, completedChunks: 3, inFlightChunks: 0, months: '.CCC' });
const DONE = makeStatusView({ status: 'COMPLETED', completedChunks: 4, outcome: 'COMPLETE', months: 'CCCC' });

/** Answers the views one after another, the last one for ever; each new one with its own ETag. */
function createFakeApi(views: readonly (StatusView | Error)[]) {
  let next = 0;
  const calls: string[] = [];
  const command = (name: string) => () => {
    calls.push(name);
    return Promise.resolve(RUNNING);
  };
  const readStatus = (_id: string, etag: string | undefined): Promise<StatusAnswer> => {
    const view = views[Math.min(next, views.length - 1)] as StatusView | Error;
    next += 1;
    if (view instanceof Error) return Promise.reject(view);
    const current = JSON.stringify(view);
    return Promise.resolve(
      etag === current ? { kind: 'unchanged' } : { kind: 'changed', view, etag: current },
    );
  };
  return { readStatus, pause: command('pause'), resume: command('resume'), calls };
}

const follow = (api: FollowOptions['api'], extra: Partial<FollowOptions> = {}) =>
  followSync('orch-1', {
    api,
    clock: createFakeClock(),
    pollIntervalMs: 500,
    pause: true,
    onView: () => undefined,
    ...extra,
  });

describe('followSync', () => {
  it('pauses at a third, waits until nothing is in flight, resumes, and follows to the end', async () => {
    const api = createFakeApi([RUNNING, THIRD, DRAINING, PAUSED, PAUSED, PAUSED, RUNNING, DONE]);
    const shown: StatusView[] = [];

    const result = await follow(api, { onPaused: (view) => shown.push(view) });

    expect(api.calls).toEqual(['pause', 'resume']);
    expect(shown).toEqual([PAUSED]);
    expect(result).toMatchObject({ view: DONE, pauses: 1 });
  });

  it('counts polls, and those that changed nothing', async () => {
    const result = await follow(createFakeApi([RUNNING, RUNNING, RUNNING, DONE]), { pause: false });
    expect(result).toMatchObject({ polls: 4, notModified: 2, pauses: 0 });
  });

  it('does not pause when it was told not to', async () => {
    const api = createFakeApi([RUNNING, THIRD, DONE]);
    await follow(api, { pause: false });
    expect(api.calls).toEqual([]);
  });

  it('goes on when the sync ends before the pause', async () => {
    const api = createFakeApi([THIRD, DONE]);
    api.pause = () => Promise.reject(new ApiError(409, { title: 'Illegal move' }, 'POST pause'));
    expect(await follow(api)).toMatchObject({ view: DONE, pauses: 0 });
  });

  it('does not resume what ended while it drained', async () => {
    const api = createFakeApi([THIRD, DRAINING, DONE]);
    expect(await follow(api)).toMatchObject({ view: DONE, pauses: 0 });
    expect(api.calls).toEqual(['pause']);
  });

  it('ends at a pause that only the user can lift', async () => {
    const waiting = { reason: 'RECONNECT_REQUIRED', text: 'Connect it again' };
    const reconnect = makeStatusView({ status: 'PAUSED', waiting });
    expect(await follow(createFakeApi([RUNNING, reconnect]))).toMatchObject({ view: reconnect });
  });

  it('sits out a services process that restarts', async () => {
    const down = new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });
    const broken = new ApiError(502, undefined, 'GET status');
    expect(await follow(createFakeApi([RUNNING, down, broken, down, DONE]))).toMatchObject({ view: DONE });
  });

  it('gives up after a minute without an answer', async () => {
    const down = new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });
    await expect(follow(createFakeApi([RUNNING, down]))).rejects.toBe(down);
  });

  it('passes a refusal on', async () => {
    const refused = new ApiError(403, { title: 'Forbidden', detail: 'no scope' }, 'GET status');
    await expect(follow(createFakeApi([refused]))).rejects.toBe(refused);
  });

  it('gives up after five minutes without progress', async () => {
    await expect(follow(createFakeApi([RUNNING]))).rejects.toThrow(/Expected progress within 5 minutes/);
  });

  it('waits as long as a rate limit lasts', async () => {
    const waiting = makeStatusView({
      waiting: { reason: 'RATE_LIMITED', until: '2026-01-01T00:15:00Z', text: 'Limit' },
    });
    const tenMinutes = Array.from({ length: 1_200 }, () => waiting);
    expect(await follow(createFakeApi([...tenMinutes, DONE]))).toMatchObject({ view: DONE });
  });
});
