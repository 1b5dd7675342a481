import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import type {
  DestinationConnector,
  SourceConnector,
  SourceWorkout,
  SubmissionState,
} from '@syncwell/connectors/ports';
import { civilDate } from '@syncwell/core/domain/civil-date';
import { createManualClock } from '@syncwell/core/testing/manual-clock';

import { copyMonth, TimeBoxOverError } from './copy-month.ts';

const MARCH = { start: civilDate('2024-03-01'), end: civilDate('2024-03-31') };
const READ_ERRORS: Partial<Record<string, ProviderErrorCode>> = {
  unreadable: 'ITEM_REJECTED',
  gone: 'PROVIDER_GONE',
};
const session = { accessToken: () => Promise.resolve('token'), grantedScopes: () => Promise.resolve([]) };

const workout = (sourceId: string, skip?: string): SourceWorkout => ({
  sourceId,
  startTime: '2024-03-02T06:15:30Z',
  endTime: '2024-03-02T06:45:30Z',
  ...(skip === undefined ? {} : { skip: { reason: skip } }),
});

/** A source that lists `workouts`, and a destination that answers each upload id by `states`, one per poll. */
function month(workouts: SourceWorkout[], states: Record<string, SubmissionState[]> = {}) {
  const clock = createManualClock();
  const skipped: string[] = [];
  const submitted: string[] = [];
  const source: SourceConnector = {
    listWorkouts: async function* () {
      yield* await Promise.resolve(workouts);
    },
    readWorkout: ({ sourceId }) => {
      const code = READ_ERRORS[sourceId];
      if (code !== undefined)
        return Promise.reject(new ProviderError(code, 'cannot be read', { provider: 'fitbit' }));
      return Promise.resolve({ externalId: `fitbit-${sourceId}`, name: 'Run', sport: 'run', tcx: '<tcx/>' });
    },
  };
  const destination: DestinationConnector = {
    pollIntervalMs: 1000,
    submitWorkout: ({ externalId }) => {
      submitted.push(externalId);
      return Promise.resolve({ uploadId: externalId });
    },
    readSubmission: ({ uploadId }) =>
      Promise.resolve(states[uploadId]?.shift() ?? { kind: 'created', activityId: '1' }),
  };
  const copy = (seconds = 60) => {
    const until = new Date(clock.now().getTime() + seconds * 1000);
    return copyMonth(
      {
        source: { connector: source, session },
        destination: { connector: destination, session },
        clock,
        onSkipped: (reason) => void skipped.push(reason),
      },
      { range: MARCH, timeBox: { startUntil: until, askUntil: until } },
    );
  };
  return { copy, clock, skipped, submitted };
}

describe('copyMonth', () => {
  it('counts an empty month', async () => {
    await expect(month([]).copy()).resolves.toEqual({ found: 0, written: 0, duplicate: 0, skipped: 0 });
  });

  it('hands every workout in under its external id and counts what became of it', async () => {
    const rejected: SubmissionState = { kind: 'rejected', reason: 'malformed file' };
    const { copy, skipped, submitted } = month(
      [
        workout('1'),
        workout('2'),
        workout('3'),
        workout('4', 'came from the destination'),
        workout('unreadable'),
      ],
      {
        'fitbit-2': [{ kind: 'processing' }, { kind: 'duplicate', activityId: '7' }],
        'fitbit-3': [rejected],
      },
    );
    await expect(copy()).resolves.toEqual({ found: 5, written: 1, duplicate: 1, skipped: 3 });
    expect(submitted).toEqual(['fitbit-1', 'fitbit-2', 'fitbit-3']);
    expect(skipped.toSorted()).toEqual([
      'ITEM_REJECTED',
      'REJECTED_BY_DESTINATION',
      'came from the destination',
    ]);
  });

  it('waits for all open submissions at once, not for one after the other', async () => {
    const many = Array.from({ length: 60 }, (_, index) => workout(String(index)));
    const { copy, clock } = month(many);
    const began = clock.now().getTime();
    await copy();
    expect(clock.now().getTime() - began).toBe(1000);
  });

  it('never calls a month done while the destination still works on it', async () => {
    const never: SubmissionState[] = Array.from({ length: 100 }, () => ({ kind: 'processing' }));
    const { copy } = month([workout('1')], { 'fitbit-1': never });
    await expect(copy(30)).rejects.toBeInstanceOf(TimeBoxOverError);
  });

  it('takes no further workout after a provider error, and throws it', async () => {
    const { copy, submitted } = month([
      workout('gone'),
      ...Array.from({ length: 40 }, (_, i) => workout(String(i))),
    ]);
    await expect(copy()).rejects.toMatchObject({ code: 'PROVIDER_GONE' });
    expect(submitted.length).toBeLessThan(40);
  });
});
