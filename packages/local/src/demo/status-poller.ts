import type { StatusView } from './status-view.ts';
import type { SyncApi } from './sync-api.ts';

/** How often the status was asked for, and how often the answer was "not modified". */
export interface PollCounts {
  readonly polls: number;
  readonly notModified: number;
}

/** Reads one orchestration's status again and again, sending the last ETag along. */
export interface StatusPoller {
  /** The newest view; the very same object while the API answers 304. */
  readonly poll: () => Promise<StatusView>;
  readonly counts: () => PollCounts;
}

export function createStatusPoller(api: Pick<SyncApi, 'readStatus'>, id: string): StatusPoller {
  let last: { view: StatusView; etag: string | undefined } | undefined;
  let polls = 0;
  let notModified = 0;
  return {
    async poll() {
      const answer = await api.readStatus(id, last?.etag);
      polls += 1;
      if (answer.kind === 'changed') last = answer;
      else notModified += 1;
      if (last === undefined) throw new TypeError('Expected a status view on the first poll, got 304');
      return last.view;
    },
    counts: () => ({ polls, notModified }),
  };
}
