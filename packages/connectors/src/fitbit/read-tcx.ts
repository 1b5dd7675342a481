import { ProviderError } from '../errors.ts';
import type { ProviderHttp } from '../http/provider-http.ts';
import type { ProviderSession } from '../ports.ts';
import { readLaps } from '../tcx/read-laps.ts';
import { parseTcx, type TcxDocument } from '../tcx/tcx-document.ts';
import { TcxError } from '../tcx/tcx-error.ts';
import { FITBIT_SCOPES, fitbitDescriptor } from './descriptor.ts';
import type { FitbitWorkout } from './to-workout.ts';

/**
 * The recording of a workout, without heart rate, or undefined when there is none to be had: known to be without GPS
 * and laps or the user did not allow locations (no call is made), 404, an empty answer, or a file without a single
 * trackpoint. Throws ProviderError; ITEM_REJECTED when the workout is gone or its file cannot be read.
 * Source: Google Health API v4, dataPoints.exportExerciseTcx.
 */
export async function readTcx(
  http: ProviderHttp,
  session: ProviderSession,
  workout: FitbitWorkout,
): Promise<TcxDocument | undefined> {
  if (!mayHaveTcx(workout)) return undefined;
  // Without it the export is refused or comes without its route: nothing that the summary does not hold.
  if (!(await session.grantedScopes()).includes(FITBIT_SCOPES.location)) return undefined;
  const path = `${pointPath(workout)}:exportExerciseTcx`;
  const query = { alt: 'media', partialData: 'true' };
  const answer = await http.send({ path, query, alsoAccept: 404 }, session);
  if (answer.status === 404) await checkExists(http, session, workout);
  if (answer.status === 404 || answer.body.trim() === '') return undefined;
  const document = parseOrReject(answer.body);
  return readLaps(document.root).some((lap) => lap.trackpoints.length > 0) ? document : undefined;
}

/** A missing file and a workout that was deleted since it was listed are refused alike; only the workout tells. */
async function checkExists(
  http: ProviderHttp,
  session: ProviderSession,
  workout: FitbitWorkout,
): Promise<void> {
  const { status } = await http.send({ path: pointPath(workout), alsoAccept: 404 }, session);
  if (status !== 404) return;
  throw new ProviderError('ITEM_REJECTED', 'Expected a listed workout to be there, got 404', {
    provider: fitbitDescriptor.name,
    httpStatus: status,
    skipReason: 'DELETED_AT_SOURCE',
  });
}

function pointPath({ sourceId }: FitbitWorkout): string {
  return `/users/me/dataTypes/exercise/dataPoints/${encodeURIComponent(sourceId)}`;
}

/**
 * Absent is asked for too: proto3 leaves `false` out, but whether old imports ever set `true` is not documented. So are
 * workouts of several laps: `partialData` exports those without GPS, and only the export has the laps.
 */
function mayHaveTcx({ hasGps, splitCount }: FitbitWorkout): boolean {
  return hasGps !== false || splitCount > 1;
}

function parseOrReject(xml: string): TcxDocument {
  try {
    return parseTcx(xml);
  } catch (error) {
    if (!(error instanceof TcxError)) throw error;
    throw new ProviderError('ITEM_REJECTED', error.message, {
      provider: fitbitDescriptor.name,
      skipReason: 'UNREADABLE_AT_SOURCE',
      cause: error,
    });
  }
}
