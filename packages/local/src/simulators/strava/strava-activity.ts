import type { Processing } from './strava-options.ts';

/** An activity as the simulator keeps it. */
export interface StravaActivity {
  readonly id: number;
  readonly userId: string;
  readonly name: string;
  /** Extension appended; null = typed in by hand. */
  readonly externalId: string | null;
  readonly uploadId: number | null;
  readonly sportType: string;
  /** Epoch milliseconds. */
  readonly startMs: number;
  readonly elapsedSeconds: number;
  readonly movingSeconds: number;
  readonly distanceMeters: number;
  readonly averageHeartRate: number | undefined;
  readonly startPosition: { readonly latitude: number; readonly longitude: number } | undefined;
  /** Seen with `activity:read_all` only. */
  readonly isPrivate: boolean;
  readonly trainer: boolean;
  readonly commute: boolean;
  /** The uploaded file; null = there is none. */
  readonly tcx: string | null;
}

/** A file that was handed in, and what became of it. */
export interface StravaUpload {
  readonly id: number;
  readonly userId: string;
  /** Extension appended. */
  readonly externalId: string;
  /** Epoch milliseconds. */
  readonly createdAtMs: number;
  /** In place of the setting. */
  readonly processing: Processing | undefined;
  /** Decided when it came; told when it is processed. */
  readonly result: { readonly activityId: number } | { readonly error: string };
  polls: number;
}
