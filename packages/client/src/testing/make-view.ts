import type { StatusView } from '../api-types.ts';

/** A view of three months for tests; whatever the test cares about in `fields`. */
export function makeView(fields: Partial<StatusView> = {}): StatusView {
  return {
    orchestrationId: 'orch-1',
    userId: 'user-1',
    source: 'fitbit',
    destination: 'strava',
    startDate: '2023-01-01',
    endDate: '2023-03-31',
    timeZone: 'UTC',
    status: 'IN_PROGRESS',
    totalChunks: 3,
    completedChunks: 0,
    failedChunks: 0,
    percent: 0,
    percentSettled: 0,
    inFlightChunks: 0,
    outcome: null,
    waiting: null,
    closeReason: null,
    months: '...',
    completeBackTo: null,
    results: { found: 0, written: 0, duplicate: 0, skipped: 0, skipReasons: {} },
    failed: [],
    eta: { at: null, basis: null, reason: 'Known once the first month is copied' },
    updatedAt: '2026-03-01T12:00:00.000Z',
    ...fields,
  };
}
