import type { DateRange } from '@syncwell/core/domain/date-range';

/** Gives access tokens of one user at one provider. */
export interface ProviderSession {
  /**
   * A token to send now. After a 401, pass the token that was refused: the answer is then a newer one.
   * Throws ProviderError AUTH_REVOKED when there is none to be had.
   */
  accessToken(options?: { readonly refused?: string }): Promise<string>;
  /** What the user allowed, in the provider's own names. Throws as {@link accessToken} does. */
  grantedScopes(): Promise<readonly string[]>;
}

/** A workout as the source lists it. */
export interface SourceWorkout {
  /** The source's own id: opaque, stable, unique per user. */
  readonly sourceId: string;
  /** ISO instants, UTC. */
  readonly startTime: string;
  readonly endTime: string;
  /** Set when the workout must not be copied (it came from the destination, it failed a sanity check ...). */
  readonly skip?: { readonly reason: string };
}

/** A workout ready to be written: TCX 2 bytes with everything the source knows. */
export interface WorkoutFile {
  /** `<source>-<sourceId>`: the idempotency key at the destination. */
  readonly externalId: string;
  readonly name: string;
  /** The destination's neutral sport name, as in {@link SPORTS}. */
  readonly sport: Sport;
  readonly tcx: string;
}

/** What this product calls sports; each connector maps its provider's names to and from these. */
export const SPORTS = [
  'run',
  'trail-run',
  'treadmill-run',
  'walk',
  'hike',
  'ride',
  'mountain-bike-ride',
  'e-bike-ride',
  'indoor-ride',
  'swim',
  'row',
  'indoor-row',
  'elliptical',
  'stair-climb',
  'weights',
  'hiit',
  'yoga',
  'pilates',
  'other',
] as const;
export type Sport = (typeof SPORTS)[number];

export interface SourceConnector<W extends SourceWorkout = SourceWorkout> {
  /**
   * Every workout whose start, on the wall clock where it was recorded, lies in `range` (both days inclusive);
   * each exactly once, in the provider's order. Throws ProviderError.
   */
  listWorkouts(range: DateRange, session: ProviderSession): AsyncIterable<W>;
  /** The file of one listed workout. Throws ProviderError; ITEM_REJECTED when this one cannot be read. */
  readWorkout(workout: W, session: ProviderSession): Promise<WorkoutFile>;
}

/** Accepted by the destination, not yet known to be an activity. */
export interface Submission {
  readonly uploadId: string;
}

export type SubmissionState =
  | { readonly kind: 'processing' }
  | { readonly kind: 'created'; readonly activityId: string }
  | { readonly kind: 'duplicate'; readonly activityId: string | undefined }
  /** `reason` is the provider's own text: for the log's allow-listed fields, never for a record. */
  | { readonly kind: 'rejected'; readonly reason: string };

export interface DestinationConnector {
  /** Least wait between two polls of one submission, milliseconds. */
  readonly pollIntervalMs: number;
  /** Hands one file in under its external id. Repeating it is safe. Throws ProviderError. */
  submitWorkout(file: WorkoutFile, session: ProviderSession): Promise<Submission>;
  /** What became of it so far. Throws ProviderError. */
  readSubmission(submission: Submission, session: ProviderSession): Promise<SubmissionState>;
}
