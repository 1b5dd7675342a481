import { ProviderError } from '../errors.ts';
import type { ProviderHttp } from '../http/provider-http.ts';
import type { ProviderSession } from '../ports.ts';
import { readLaps } from '../tcx/read-laps.ts';
import { parseTcx, type TcxDocument } from '../tcx/tcx-document.ts';
import { TcxError } from '../tcx/tcx-error.ts';
import { fitbitDescriptor } from './descriptor.ts';
import type { FitbitWorkout } from './to-workout.ts';

/**
 * The recording of a workout, without heart rate, or undefined when there is none to be had: known to be without GPS
 * and laps (no call is made), 404, an empty answer, or a file without a single trackpoint. Throws ProviderError; ITEM_REJECTED
 * when the file cannot be read. Source: Google Health API v4, dataPoints.exportExerciseTcx.
 */
export async function readTcx(
  http: ProviderHttp,
  session: ProviderSession,
  workout: FitbitWorkout,
): Promise<TcxDocument | undefined> {
  if (!mayHaveTcx(workout)) return undefined;
  const path = `/users/me/dataTypes/exercise/dataPoints/${encodeURIComponent(workout.sourceId)}:exportExerciseTcx`;
  const query = { alt: 'media', partialData: 'true' };
  const answer = await http.send({ path, query, alsoAccept: 404 }, session);
  if (answer.status === 404 || answer.body.trim() === '') return undefined;
  const document = parseOrReject(answer.body);
  return readLaps(document.root).some((lap) => lap.trackpoints.length > 0) ? document : undefined;
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
      cause: error,
    });
  }
}
