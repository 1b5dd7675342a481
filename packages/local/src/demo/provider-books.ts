import { withoutFileExtension } from '@syncwell/connectors/strava/file-extension';
import type { DateRange } from '@syncwell/core/domain/date-range';
import * as z from 'zod';

import { STRAVA_PACKAGE } from '../simulators/history/special-cases.ts';
import type { DestinationEntry, SourceEntry } from './compare-copies.ts';
import type { SimulatorAdmin } from './simulator-admin.ts';

const workouts = z.object({
  workouts: z.array(
    z.object({
      userId: z.string(),
      id: z.string(),
      civilStart: z.string(),
      startTime: z.string(),
      applicationPackage: z.string().nullable(),
      defect: z.string().nullable(),
    }),
  ),
});
const activities = z.object({
  activities: z.array(
    z.object({
      userId: z.string(),
      id: z.string(),
      externalId: z.string().nullable(),
      startTime: z.string(),
    }),
  ),
});

/** The user's workouts of the range, from the simulated source's own books. */
export async function readSourceBooks(
  admin: SimulatorAdmin,
  userId: string,
  { start, end }: DateRange,
): Promise<SourceEntry[]> {
  const books = await admin.read('/workouts', workouts);
  return books.workouts
    .filter((workout) => workout.userId === userId)
    .map(({ id, startTime, civilStart, ...workout }) => ({
      sourceId: id,
      startTime,
      civilDate: civilStart.slice(0, 10),
      ...skipOf(workout),
    }))
    .filter(({ civilDate }) => civilDate >= start && civilDate <= end);
}

function skipOf({
  applicationPackage,
  defect,
}: {
  applicationPackage: string | null;
  defect: string | null;
}) {
  if (applicationPackage === STRAVA_PACKAGE) return { skip: 'came from the destination' };
  return defect === null ? {} : { skip: 'cannot be read at the source' };
}

/** Everything that the simulated destination holds of the user. */
export async function readDestinationBooks(
  admin: SimulatorAdmin,
  userId: string,
): Promise<DestinationEntry[]> {
  const books = await admin.read('/activities', activities);
  return books.activities
    .filter((activity) => activity.userId === userId)
    .map(({ id, externalId, startTime }) => ({
      activityId: id,
      externalId: externalId === null ? null : withoutFileExtension(externalId),
      startTime,
    }));
}
