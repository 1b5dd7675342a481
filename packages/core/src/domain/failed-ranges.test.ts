import { anOrchestration, type Step } from '../testing/orchestration-factory.ts';
import { completed, failed, sent } from '../testing/orchestration-steps.ts';
import { civilDate } from './civil-date.ts';
import { failedRanges } from './failed-ranges.ts';
import { FAILURE_REASONS } from './outcome.ts';

/** Six months, the first and the last clipped. */
function failedAfter(...steps: readonly Step[]) {
  const dates = { startDate: civilDate('2023-11-20'), endDate: civilDate('2024-04-05') };
  return failedRanges(anOrchestration(dates, sent, ...steps));
}

describe('failedRanges', () => {
  it('is empty without a failed chunk', () => {
    expect(failedAfter(completed(0))).toEqual([]);
  });

  it('joins neighbours of one reason, whatever the order in which they failed', () => {
    expect(failedAfter(failed(3), failed(1), failed(2))).toEqual([
      {
        startDate: '2023-12-01',
        endDate: '2024-02-29',
        chunks: [1, 2, 3],
        reason: 'PROVIDER_GONE',
        userAction: 'CONTACT_SUPPORT',
      },
    ]);
  });

  it('joins tries that were not equally many', () => {
    expect(failedAfter(failed(1, 'RATE_LIMITED', 5), failed(2, 'RATE_LIMITED', 4))).toHaveLength(1);
  });

  it('clips the ends as the chunks are', () => {
    const all = [0, 1, 2, 3, 4, 5].map((index) => failed(index));
    expect(failedAfter(...all)).toMatchObject([{ startDate: '2023-11-20', endDate: '2024-04-05' }]);
  });

  it('keeps apart what a month lies between, completed or missing', () => {
    const ranges = failedAfter(failed(0), completed(1), failed(2), failed(4));
    expect(ranges.map(({ chunks }) => chunks)).toEqual([[0], [2], [4]]);
  });

  it('keeps apart neighbours of two reasons', () => {
    const ranges = failedAfter(
      failed(0, 'RATE_LIMITED'),
      failed(1, 'NEVER_STARTED'),
      failed(2, 'RATE_LIMITED'),
    );
    expect(ranges.map(({ chunks, reason }) => [chunks, reason])).toEqual([
      [[0], 'RATE_LIMITED'],
      [[1], 'NEVER_STARTED'],
      [[2], 'RATE_LIMITED'],
    ]);
  });

  it('says for every reason what the user can do', () => {
    const actions = FAILURE_REASONS.map((reason) => [
      reason,
      failedAfter(failed(0, reason)).map(({ userAction }) => userAction)[0],
    ]);
    expect(Object.fromEntries(actions)).toEqual({
      NEVER_STARTED: 'RETRY',
      WORKER_CRASHED: 'RETRY',
      PROVIDER_UNAVAILABLE: 'RETRY_LATER',
      RATE_LIMITED: 'RETRY_LATER',
      TIME_EXCEEDED: 'RETRY',
      RECONNECT_REQUIRED: 'RECONNECT',
      PROVIDER_GONE: 'CONTACT_SUPPORT',
      APP_BLOCKED: 'CONTACT_SUPPORT',
      REQUEST_REJECTED: 'CONTACT_SUPPORT',
      INTERNAL_ERROR: 'CONTACT_SUPPORT',
      NOT_RETRIED: 'RETRY',
    });
  });
});
