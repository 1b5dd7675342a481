import type { DateRange } from '@syncwell/core/domain/date-range';
import type { SkipReason } from '@syncwell/core/domain/skip-reason';

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
  readonly sport: Sport;
  /** Set when the workout must not be copied: it came from the destination, or fails {@link findSanitySkip}. */
  readonly skip?: { readonly reason: SkipReason };
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

/** What a destination says of a file that was handed in. */
export type SubmissionState =
  | { readonly kind: 'processing' }
  | { readonly kind: 'created'; readonly activityId: string }
  /** It has this workout already, as `activityId` when it says so: as good as created. */
  | { readonly kind: 'duplicate'; readonly activityId: string | undefined }
  | { readonly kind: 'rejected'; readonly reason: SkipReason }
  /** It does not know this upload, or no more. */
  | { readonly kind: 'unknown' };

/** What handing a file in came to: mostly `processing`, told apart later by its upload id. */
export type Submission =
  | { readonly uploadId: string; readonly state: { readonly kind: 'processing' } }
  | { readonly state: Exclude<SubmissionState, { readonly kind: 'processing' | 'unknown' }> };

/** An activity as the destination lists it. No more of it is kept than this, and this not longer than a try. */
export interface ListedActivity {
  readonly activityId: string;
  /** As it was handed in, any file extension taken off; undefined = it came another way. */
  readonly externalId: string | undefined;
  /** ISO instant, UTC. */
  readonly startTime: string;
  readonly sport: Sport;
}

/** ISO instants, both inclusive. */
export interface ActivityWindow {
  readonly from: string;
  readonly to: string;
}

export interface DestinationConnector {
  /** Least wait between two questions about one submission, milliseconds. */
  readonly pollIntervalMs: number;
  /**
   * How long after a hand-in its activity may still be missing in the list, milliseconds. After that an upload of
   * which nothing else is known was never taken.
   */
  readonly settleMs: number;
  /**
   * Hands one file in under its external id. Throws ProviderError: ITEM_REJECTED when this file is refused;
   * TRANSIENT when it may or may not have been taken; any other code when it was not.
   */
  submitWorkout(file: WorkoutFile, session: ProviderSession): Promise<Submission>;
  /** What became of one upload so far. Throws ProviderError. */
  readSubmission(uploadId: string, session: ProviderSession): Promise<SubmissionState>;
  /** Every activity of the user that starts in the window, each once; what is being processed is not there yet. Throws ProviderError. */
  listActivities(window: ActivityWindow, session: ProviderSession): Promise<readonly ListedActivity[]>;
}
