import type { ActivityWindow } from '@syncwell/connectors/ports';

/** What a destination holds of one user. */
export interface SimActivity {
  readonly activityId: string;
  readonly externalId: string | undefined;
  readonly startTime: string;
  /** Virtual milliseconds from when on it is listed. */
  readonly shownAt: number;
}

export type UploadState =
  | { readonly kind: 'processing' }
  | { readonly kind: 'ready'; readonly activityId: string }
  | { readonly kind: 'duplicate'; readonly activityId: string }
  | { readonly kind: 'error' };

export interface SimUploadsOptions {
  readonly now: () => number;
  /** Whether a second upload under one external id becomes a second activity. The real one refuses it. */
  readonly takesDoubles: boolean;
  /** How long the next upload is processed, milliseconds. */
  readonly processingMs: () => number;
  /** Whether the file of the workout that begins then is refused as damaged. */
  readonly isDamaged: (startTime: string) => boolean;
}

const FIRST_ACTIVITY_ID = 8_000_000_000;

interface Upload {
  readonly doneAt: number;
  readonly end: UploadState;
}

/** Uploads and the activities that they become. An activity is there when its upload is taken, and shown when it is done. */
export class SimUploads {
  readonly activities: SimActivity[] = [];
  /** Starts of workouts whose upload never ends. */
  readonly stuck = new Set<string>();
  readonly #uploads = new Map<string, Upload>();
  readonly #options: SimUploadsOptions;

  constructor(options: SimUploadsOptions) {
    this.#options = options;
  }

  /** Takes a file; answers the id of the upload. */
  submit(externalId: string, startTime: string): string {
    const uploadId = `${this.#uploads.size + 1}`;
    const doneAt = this.#options.now() + this.#options.processingMs();
    this.#uploads.set(uploadId, { doneAt, end: this.#endOf(externalId, startTime, doneAt) });
    return uploadId;
  }

  /** undefined: no such upload. */
  stateOf(uploadId: string): UploadState | undefined {
    const upload = this.#uploads.get(uploadId);
    return upload && upload.doneAt > this.#options.now() ? { kind: 'processing' } : upload?.end;
  }

  /** How many activities begin then, shown or not. */
  countOf(startTime: string): number {
    return this.activities.filter((activity) => activity.startTime === startTime).length;
  }

  list({ from, to }: ActivityWindow): readonly SimActivity[] {
    const now = this.#options.now();
    return this.activities.filter(
      ({ startTime, shownAt }) => startTime >= from && startTime <= to && shownAt <= now,
    );
  }

  /** An activity that came another way. */
  bringFromElsewhere(startTime: string): void {
    const activityId = this.#nextActivityId();
    this.activities.push({ activityId, externalId: undefined, startTime, shownAt: 0 });
  }

  #nextActivityId(): string {
    return String(FIRST_ACTIVITY_ID + this.activities.length);
  }

  #endOf(externalId: string, startTime: string, shownAt: number): UploadState {
    // It never becomes one.
    if (shownAt === Infinity) {
      this.stuck.add(startTime);
      return { kind: 'processing' };
    }
    if (this.#options.isDamaged(startTime)) return { kind: 'error' };
    const existing = this.activities.find((activity) => activity.externalId === externalId);
    if (existing !== undefined && !this.#options.takesDoubles) {
      return { kind: 'duplicate', activityId: existing.activityId };
    }
    const activityId = this.#nextActivityId();
    this.activities.push({ activityId, externalId, startTime, shownAt });
    return { kind: 'ready', activityId };
  }
}
