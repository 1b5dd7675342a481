import type { StatusView } from '@syncwell/client';

/** A view for tests: four months, none settled; whatever the test cares about in `fields`. */
export function makeStatusView(fields: Partial<StatusView> = {}): StatusView {
  return {
    orchestrationId: 'orch-1',
    userId: 'user-1',
    source: 'fitbit',
    destination: 'strava',
    startDate: '2023-01-01',
    endDate: '2023-04-30',
    timeZone: 'UTC',
    status: 'IN_PROGRESS',
    totalChunks: 4,
    completedChunks: 0,
    failedChunks: 0,
    percent: 0,
    percentSettled: 0,
    inFlightChunks: 0,
    outcome: null,
    waiting: null,
    closeReason: null,
    months: '....',
    completeBackTo: null,
    results: { found: 0, written: 0, duplicate: 0, skipped: 0, skipReasons: {} },
    failed: [],
    eta: { at: null, basis: null, reason: 'Known once the first month is copied' },
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...fields,
  };
}
