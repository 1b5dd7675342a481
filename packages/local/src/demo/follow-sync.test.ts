import type { StatusView } from '@syncwell/client';
import { clientOver } from '@syncwell/client/testing/client-over';
import { type Scripted, type Seen, toStatusAnswer } from '@syncwell/client/testing/scripted-api';

import { followSync, type FollowOptions } from './follow-sync.ts';
import { makeStatusView } from './make-status-view.ts';

const RUNNING = makeStatusView({ completedChunks: 1, inFlightChunks: 1, months: '..rC' });
const THIRD = makeStatusView({ completedChunks: 2, inFlightChunks: 1, months: '.rCC' });
const DRAINING = makeStatusView({ ...THIRD, status: 'PAUSED' });
const PAUSED = makeStatusView({ ...DRAINING, completedChunks: 3, inFlightChunks: 0, months: '.CCC' });
const DONE = makeStatusView({ status: 'COMPLETED', completedChunks: 4, outcome: 'COMPLETE', months: 'CCCC' });
const DOWN: Scripted = { fails: true };
const ILLEGAL: Scripted = {
  status: 409,
  body: { type: 'urn:syncwell:problem:illegal-state', title: 'Not possible', detail: 'It is COMPLETED.' },
};

type Poll = StatusView | Scripted;
const isView = (poll: Poll): poll is StatusView => 'months' in poll;

/** Follows a sync whose polls are answered one after the other, the last one for ever. */
async function follow(
  polls: readonly Poll[],
  options: Partial<FollowOptions> = {},
  commands: { pause?: Scripted; resume?: Scripted } = {},
) {
  const rest = [...polls];
  const answerPoll = (request: Seen) => {
    const poll = rest.length > 1 ? (rest.shift() as Poll) : (rest[0] as Poll);
    return isView(poll) ? toStatusAnswer(poll, request, '10') : poll;
  };
  const { client, seen, timer, run } = clientOver((request) => {
    if (request.path.endsWith('/pause')) return commands.pause ?? { body: DRAINING };
    if (request.path.endsWith('/resume')) return commands.resume ?? { body: RUNNING };
    return answerPoll(request);
  });
  const clock = { now: () => new Date(timer.now()) };
  const defaults = { client, clock, pollIntervalMs: 500, pause: true, onView: () => undefined };
  const result = await run(followSync('orch-1', { ...defaults, ...options }));
  const commanded = seen.filter(({ method }) => method === 'POST').map(({ path }) => path.split('/').at(-1));
  return { result, commanded };
}

describe('followSync', () => {
  it('pauses at a third, waits until nothing is in flight, resumes, and follows to the end', async () => {
    const shown: StatusView[] = [];
    const { result, commanded } = await follow(
      [RUNNING, THIRD, DRAINING, PAUSED, PAUSED, PAUSED, RUNNING, DONE],
      { onPaused: (view) => shown.push(view) },
    );
    expect(commanded).toEqual(['pause', 'resume']);
    expect(shown).toEqual([PAUSED]);
    expect(result).toMatchObject({ view: DONE, pauses: 1 });
  });

  it('counts polls, and those that changed nothing', async () => {
    const views: StatusView[] = [];
    const { result } = await follow([RUNNING, RUNNING, RUNNING, DONE], {
      pause: false,
      onView: (view) => views.push(view),
    });
    expect(result).toMatchObject({ polls: 4, notModified: 2, pauses: 0 });
    expect(views).toEqual([RUNNING, RUNNING, RUNNING, DONE]);
  });

  it('does not pause when it was told not to', async () => {
    expect((await follow([RUNNING, THIRD, DONE], { pause: false })).commanded).toEqual([]);
  });

  it('goes on when the sync ends before the pause', async () => {
    const { result } = await follow([THIRD, DONE], {}, { pause: ILLEGAL });
    expect(result).toMatchObject({ view: DONE, pauses: 0 });
  });

  it('does not resume what ended while it drained', async () => {
    const { result, commanded } = await follow([THIRD, DRAINING, DONE]);
    expect(result).toMatchObject({ view: DONE, pauses: 0 });
    expect(commanded).toEqual(['pause']);
  });

  it('goes on when the sync ends before the resume', async () => {
    const { result } = await follow([THIRD, PAUSED, PAUSED, PAUSED, DONE], {}, { resume: ILLEGAL });
    expect(result).toMatchObject({ view: DONE, pauses: 0 });
  });

  it('ends at a pause that only the user can lift', async () => {
    const waiting = { reason: 'RECONNECT_REQUIRED', text: 'Connect it again' } as const;
    const reconnect = makeStatusView({ status: 'PAUSED', waiting });
    expect((await follow([RUNNING, reconnect])).result).toMatchObject({ view: reconnect });
  });

  it('sits out a services process that restarts', async () => {
    const broken = { status: 502, body: 'Bad Gateway' };
    expect((await follow([RUNNING, DOWN, broken, DOWN, DONE])).result).toMatchObject({ view: DONE });
  });

  it('gives up after a minute without an answer', async () => {
    await expect(follow([RUNNING, DOWN])).rejects.toMatchObject({ code: 'NO_ANSWER' });
  });

  it('passes a refusal on', async () => {
    const forbidden = { status: 403, body: { message: 'Forbidden' } };
    await expect(follow([forbidden])).rejects.toMatchObject({ httpStatus: 403 });
    await expect(follow([THIRD], {}, { pause: forbidden })).rejects.toMatchObject({ httpStatus: 403 });
  });

  it('gives up after five minutes without progress', async () => {
    await expect(follow([RUNNING])).rejects.toThrow(/Expected progress within 5 minutes/);
  });

  it('waits as long as a rate limit lasts', async () => {
    const waiting = makeStatusView({
      waiting: { reason: 'RATE_LIMITED', until: '2026-01-01T00:15:00Z', text: 'Limit' },
    });
    const tenMinutes = Array.from({ length: 1_200 }, () => waiting);
    expect((await follow([...tenMinutes, DONE])).result).toMatchObject({ view: DONE });
  });
});
