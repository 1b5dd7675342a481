import { civilDate } from '@syncwell/core/domain/civil-date';

import { readDestinationBooks, readSourceBooks } from './provider-books.ts';
import type { SimulatorAdmin } from './simulator-admin.ts';

/** An admin route that answers `body`. */
const answering = (body: unknown): SimulatorAdmin => ({
  read: (_path, schema) => Promise.resolve(schema.parse(body)),
  readText: () => Promise.reject(new Error('unused')),
  post: () => Promise.reject(new Error('unused')),
});

const workout = (id: string, civilStart: string, applicationPackage: string | null = null) => ({
  userId: 'me',
  id,
  civilStart,
  startTime: `${civilStart}Z`,
  applicationPackage,
  defect: null as string | null,
});

describe('readSourceBooks', () => {
  it("lists the user's workouts of the range by their wall clock, and marks those that cannot be copied", async () => {
    const admin = answering({
      workouts: [
        workout('1', '2022-12-31T23:59:59'),
        workout('2', '2023-01-01T00:00:00'),
        workout('3', '2023-01-31T23:59:59', 'com.strava'),
        { ...workout('deleted', '2023-01-20T08:00:00'), defect: 'deleted' },
        workout('4', '2023-02-01T00:00:00'),
        { ...workout('5', '2023-01-05T00:00:00'), userId: 'another' },
      ],
    });
    const range = { start: civilDate('2023-01-01'), end: civilDate('2023-01-31') };
    expect(await readSourceBooks(admin, 'me', range)).toEqual([
      { sourceId: '2', startTime: '2023-01-01T00:00:00Z', civilDate: '2023-01-01' },
      {
        sourceId: '3',
        startTime: '2023-01-31T23:59:59Z',
        civilDate: '2023-01-31',
        skip: 'came from the destination',
      },
      {
        sourceId: 'deleted',
        startTime: '2023-01-20T08:00:00Z',
        civilDate: '2023-01-20',
        skip: 'cannot be read at the source',
      },
    ]);
  });
});

describe('readDestinationBooks', () => {
  it('takes the file extension off the external id', async () => {
    const activity = { userId: 'me', startTime: '2023-01-01T00:00:00Z' };
    const admin = answering({
      activities: [
        { ...activity, id: 'a', externalId: 'fitbit-2.tcx' },
        { ...activity, id: 'b', externalId: null },
        { ...activity, id: 'd', externalId: 'fitbit-4.tcx.gz' },
        { ...activity, id: 'c', externalId: 'fitbit-3', userId: 'another' },
      ],
    });
    expect(await readDestinationBooks(admin, 'me')).toEqual([
      { activityId: 'a', externalId: 'fitbit-2', startTime: '2023-01-01T00:00:00Z' },
      { activityId: 'b', externalId: null, startTime: '2023-01-01T00:00:00Z' },
      { activityId: 'd', externalId: 'fitbit-4', startTime: '2023-01-01T00:00:00Z' },
    ]);
  });
});
