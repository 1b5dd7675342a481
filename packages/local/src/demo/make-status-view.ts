import type { StatusView } from './status-view.ts';

/** A view for tests: four months, none settled; whatever the test cares about in `fields`. */
export function makeStatusView(fields: Partial<StatusView> = {}): StatusView {
  return {
    orchestrationId: 'orch-1',
    startDate: '2023-01-01',
    endDate: '2023-04-30',
    status: 'IN_PROGRESS',
    totalChunks: 4,
    completedChunks: 0,
    failedChunks: 0,
    percentSettled: 0,
    inFlightChunks: 0,
    outcome: null,
    waiting: null,
    months: '....',
    completeBackTo: null,
    results: { found: 0, written: 0, duplicate: 0, skipped: 0, skipReasons: {} },
    eta: { at: null, basis: null, reason: 'Known once the first month is copied' },
    failed: [],
    ...fields,
  };
}
