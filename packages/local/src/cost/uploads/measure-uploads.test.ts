import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import { fitbitDescriptor } from '@syncwell/connectors/fitbit/descriptor';
import type { SourceConnector, SourceWorkout } from '@syncwell/connectors/ports';
import { createFakeSession } from '@syncwell/connectors/testing/fake-session';
import { recordingsFolder } from '@syncwell/connectors/testing/recordings-folder';
import { civilDate } from '@syncwell/core/domain/civil-date';
import { createManualClock } from '@syncwell/core/testing/manual-clock';

import { openRecordings } from '../../demo/open-recordings.ts';
import { createHistory } from '../../simulators/history/create-history.ts';
import { KB_PER_UPLOAD } from '../upload-size.ts';
import { measureUploads } from './measure-uploads.ts';
import { ACCESS_TOKEN, openHistorySource } from './open-history-source.ts';

const MARCH = { start: civilDate('2023-03-01'), end: civilDate('2023-03-31') };
const TCX = '<Trackpoint/>'.repeat(100);
/** Files of up to 3 MB; a busy machine needs a while. */
const TIMEOUT_MS = 60_000;
const { requiredScopes, optionalScopes } = fitbitDescriptor;
const session = createFakeSession(ACCESS_TOKEN).withScopes([...requiredScopes.read, ...optionalScopes.read]);

/** A stopwatch that is read at these times, then at every further millisecond. */
function createStopwatch(...readings: number[]) {
  let last = 0;
  return () => (last = readings.shift() ?? last + 1);
}

function workoutOf(sourceId: string, rest: Partial<SourceWorkout> = {}): SourceWorkout {
  const [startTime, endTime] = ['2023-03-02T06:00:00.000Z', '2023-03-02T07:00:00.000Z'];
  return { sourceId, startTime, endTime, sport: 'run', ...rest };
}

function sourceOf(workouts: readonly SourceWorkout[], refused?: ProviderErrorCode): SourceConnector {
  return {
    listWorkouts: async function* () {
      yield* workouts;
    },
    readWorkout: ({ sourceId, sport }) =>
      refused !== undefined && sourceId === 'refused'
        ? Promise.reject(new ProviderError(refused, 'no', { provider: 'fitbit' }))
        : Promise.resolve({ externalId: `fitbit-${sourceId}`, name: 'Run', sport, tcx: TCX }),
  };
}

const open = (recordings: Parameters<typeof openHistorySource>[0]) =>
  openHistorySource(recordings, createManualClock('2024-06-15T12:00:00.000Z'));

describe('measureUploads', () => {
  it('tells what a file is packed and in its request, and the shortest of several times', async () => {
    const stopwatch = createStopwatch(0, 9, 10, 13, 20, 22, 30, 31);
    const context = { source: sourceOf([workoutOf('1')]), session, stopwatch, rounds: 2 };
    const [measure] = await measureUploads(MARCH, context);
    expect(measure).toMatchObject({ tcxBytes: TCX.length, makeMs: 3, packMs: 1 });
    expect(measure?.packedBytes).toBeLessThan(TCX.length / 10);
    expect(measure?.bodyBytes).toBeGreaterThan(Number(measure?.packedBytes) + 100);
  });

  it('leaves out what is not copied, and ends with what is wrong with all of them', async () => {
    const skip = { reason: 'FROM_DESTINATION' } as const;
    const workouts = [workoutOf('1'), workoutOf('2', { skip }), workoutOf('refused')];
    const measure = (refused: ProviderErrorCode) =>
      measureUploads(MARCH, {
        source: sourceOf(workouts, refused),
        ...{ session, stopwatch: createStopwatch(), rounds: 1 },
      });
    expect(await measure('ITEM_REJECTED')).toHaveLength(1);
    await expect(measure('SCOPE_MISSING')).rejects.toMatchObject({ code: 'SCOPE_MISSING' });
  });
});

describe('openHistorySource', () => {
  const measure = (source: SourceConnector, range = MARCH) =>
    measureUploads(range, { source, session, stopwatch: createStopwatch(), rounds: 1 });

  it('gives what the product copies of a made-up history', async () => {
    const history = { seed: '1', from: MARCH.start, to: MARCH.end };
    const copied = createHistory(history).filter(
      ({ defect, applicationPackage }) => defect === undefined && applicationPackage !== 'com.strava',
    );
    expect(await measure(open({ history }))).toHaveLength(copied.length);
  });

  const folder = recordingsFolder();
  (folder === undefined ? it.skip : it)(
    'finds recordings of real devices as large as the price of a sync takes them to be',
    async () => {
      const { range } = await openRecordings(String(folder));
      const measures = await measure(open({ recordings: String(folder) }), range);
      const mean = measures.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0) / measures.length;
      expect(Math.abs(mean / 1000 / KB_PER_UPLOAD - 1)).toBeLessThan(0.02);
    },
    TIMEOUT_MS,
  );
});
