import { NoAnswerError, SyncApiError } from './errors.ts';
import { nextPollMs } from './next-poll.ts';
import type { StatusReading } from './status-reading.ts';
import { makeView } from './testing/make-view.ts';

const reading = (pollAfterMs: number | null): StatusReading => ({
  view: makeView(),
  etag: undefined,
  pollAfterMs,
});
const refusal = (httpStatus: number, retryAfterMs?: number) =>
  new SyncApiError('GET x', { httpStatus, retryAfterMs, problem: undefined, location: undefined });
const offline = new NoAnswerError('GET x', 'failed', undefined);

describe('nextPollMs', () => {
  it.each([
    ['before the first reading', {}, 10_000],
    ['as the API asks for', { data: reading(60_000), error: null }, 60_000],
    ['never after the end', { data: reading(null), error: null }, false],
    ['never after the end, whatever failed', { data: reading(null), error: offline }, false],
    ['as usual when nothing answered', { data: reading(60_000), error: offline }, 60_000],
    ['never when the API refuses', { data: reading(10_000), error: refusal(404) }, false],
    [
      'as the API asks for when it is not well',
      { data: reading(10_000), error: refusal(503, 30_000) },
      30_000,
    ],
    ['never sooner than usual', { data: reading(10_000), error: refusal(503, 5_000) }, 10_000],
    ['when it says nothing else', { error: refusal(500) }, 10_000],
  ])('polls %s', (_, state, ms) => {
    expect(nextPollMs(state)).toBe(ms);
  });
});
