import { parseTcx } from '../tcx/parse-tcx.ts';
import type { TcxActivity } from '../tcx/tcx-activity.ts';
import { TcxError } from '../tcx/tcx-error.ts';
import { badRequest } from './strava-error.ts';
import { MAX_FILE_BYTES, unpackFile } from './unpack-file.ts';

export type CheckedUpload =
  | {
      readonly kind: 'workout';
      readonly activity: TcxActivity;
      readonly startMs: number;
      readonly tcx: string;
    }
  | { readonly kind: 'refused'; readonly error: string };

const EMPTY = 'The file is empty.';
const MALFORMED = 'The upload appears to be malformed and we are unable to process it.';
const TOO_LARGE = `The file is too large: at most ${MAX_FILE_BYTES / 1e6} MB, unpacked.`;
const NO_TIME = 'Time information is missing from file.';

/**
 * What Strava says of a file after it took it. The texts are free text there, too: nobody should compare them. Throws
 * StravaError 400 for a packed file that cannot be unpacked: it is not taken.
 */
export function checkUpload(bytes: Buffer, dataType: string): CheckedUpload {
  if (!dataType.startsWith('tcx')) return refuse('The simulator reads TCX files only.');
  const file = unpackFile(bytes, dataType);
  switch (file.kind) {
    case 'text':
      return checkTcx(file.text);
    case 'too-large':
      return refuse(TOO_LARGE);
    case 'not-gzip':
      // stravalib pull request 119: refused at once, not when it is processed.
      throw badRequest({ resource: 'upload', field: 'gzip', code: 'invalid encoding' });
  }
}

function checkTcx(tcx: string): CheckedUpload {
  try {
    return checkWorkout(parseTcx(tcx), tcx);
  } catch (error) {
    if (error instanceof TcxError) return refuse(error.code === 'empty' ? EMPTY : MALFORMED);
    throw error;
  }
}

/** Strava API v3, Uploads: "All files are required to include a time with each trackpoint". */
function checkWorkout(activity: TcxActivity, tcx: string): CheckedUpload {
  const times = activity.laps.flatMap((lap) => lap.trackpoints.map((point) => Date.parse(point.time ?? '')));
  const [first] = times;
  if (first === undefined) return refuse(EMPTY);
  if (times.some((time) => Number.isNaN(time))) return refuse(NO_TIME);
  const named = Date.parse(activity.id ?? '');
  return { kind: 'workout', activity, startMs: Number.isNaN(named) ? first : named, tcx };
}

function refuse(error: string): CheckedUpload {
  return { kind: 'refused', error };
}
