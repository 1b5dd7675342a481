import type { ActivityWindow, ListedActivity } from '@syncwell/connectors/ports';

/** What the destination holds, and what became of each upload. Refuses a second workout of one external id. */
export class SimDestination {
  /** By external id. */
  readonly activities = new Map<string, ListedActivity>();
  readonly #uploads = new Map<string, { readonly activityId: string; readonly duplicate: boolean }>();

  /** Takes a file; answers the id of the upload. */
  submit(externalId: string, startTime: string): string {
    const uploadId = `upload-${this.#uploads.size + 1}`;
    const existing = this.activities.get(externalId);
    const activityId = existing?.activityId ?? `activity-${this.activities.size + 1}`;
    if (existing === undefined) {
      this.activities.set(externalId, { activityId, externalId, startTime, sport: 'run' });
    }
    this.#uploads.set(uploadId, { activityId, duplicate: existing !== undefined });
    return uploadId;
  }

  outcomeOf(uploadId: string): { readonly activityId: string; readonly duplicate: boolean } {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined) throw new RangeError(`Expected a known upload, got ${uploadId}`);
    return upload;
  }

  list({ from, to }: ActivityWindow): ListedActivity[] {
    return [...this.activities.values()].filter(({ startTime }) => startTime >= from && startTime <= to);
  }
}
