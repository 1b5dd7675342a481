import { anOrchestration, NOW, type Step } from '../testing/orchestration-factory.ts';
import {
  cancelled,
  claimed,
  closed,
  completed,
  failed,
  finished,
  having,
  released,
  RESULT,
  retried,
  sent,
  STEPS_TO,
  told,
} from '../testing/orchestration-steps.ts';
import { civilDate } from './civil-date.ts';
import { STATUSES } from './status.ts';
import { toStatusView } from './status-view.ts';

const EMPTY = { found: 0, written: 0, duplicate: 0, skipped: 0 };

describe('toStatusView', () => {
  it('is exactly this, in this order', () => {
    const half = { startDate: civilDate('2023-10-15'), endDate: civilDate('2024-03-10') };
    const record = anOrchestration(
      { ...half, timeZone: 'Europe/Berlin' },
      sent,
      claimed(5),
      completed(5, { ...RESULT, skipReasons: { EMPTY_FILE: 1 } }),
      completed(4, EMPTY),
      failed(3, 'RATE_LIMITED', 5),
      claimed(2),
      claimed(1),
      released(1),
      having({ waiting: { reason: 'RATE_LIMITED', until: '2024-03-10T12:15:00.000Z', provider: 'strava' } }),
    );
    // As text: the order of the fields is part of what the entity tag is made of.
    expect(JSON.stringify(toStatusView(record, NOW), null, 2)).toBe(
      JSON.stringify(
        {
          orchestrationId: 'orch-00000000-0000-4000-8000-000000000001',
          userId: 'user-1',
          source: 'fitbit',
          destination: 'strava',
          startDate: '2023-10-15',
          endDate: '2024-03-10',
          timeZone: 'Europe/Berlin',
          status: 'IN_PROGRESS',
          totalChunks: 6,
          completedChunks: 2,
          failedChunks: 1,
          percent: 33,
          percentSettled: 50,
          inFlightChunks: 1,
          outcome: null,
          waiting: {
            reason: 'RATE_LIMITED',
            until: '2024-03-10T12:15:00.000Z',
            provider: 'strava',
            text: "Strava's request limit: resumes 12:15 UTC",
          },
          closeReason: null,
          months: '.wrFeC',
          completeBackTo: '2024-02-01',
          results: { found: 12, written: 10, duplicate: 1, skipped: 1, skipReasons: { EMPTY_FILE: 1 } },
          failed: [
            {
              startDate: '2024-01-01',
              endDate: '2024-01-31',
              chunks: [3],
              reason: 'RATE_LIMITED',
              userAction: 'RETRY_LATER',
            },
          ],
          eta: {
            at: '2024-03-10T12:15:00.000Z',
            basis: 'PACE',
            reason: "Strava's request limit: resumes 12:15 UTC",
          },
          updatedAt: '2024-03-10T12:00:00.000Z',
        },
        null,
        2,
      ),
    );
  });

  it('says why a sync is over that nobody has cancelled, and keeps its months', () => {
    const lost = anOrchestration({}, sent, completed(2), cancelled, told, retried(), closed);
    expect(toStatusView(lost, NOW)).toMatchObject({
      status: 'CANCELLED',
      closeReason: 'ROUTE_TAKEN',
      outcome: 'PARTIAL',
      completedChunks: 1,
      months: '..C',
    });
  });

  it.each(STATUSES)('has the same fields in status %s', (status) => {
    const fresh = Object.keys(toStatusView(anOrchestration(), NOW));
    const view = toStatusView(anOrchestration({}, ...STEPS_TO[status]), NOW);
    expect(Object.keys(view)).toEqual(fresh);
    expect(view.status).toBe(status);
  });

  const outcomes: readonly (readonly [string | null, string, readonly Step[]])[] = [
    [null, 'it has begun', []],
    [null, 'all is settled but not finished', [completed(0), completed(1), failed(2)]],
    ['COMPLETE', 'every chunk completed', [completed(0), completed(1), completed(2, EMPTY), finished]],
    ['PARTIAL', 'some failed', [completed(0), failed(1), failed(2), finished]],
    ['NONE', 'all failed', [failed(0), failed(1), failed(2), finished]],
  ];
  it.each(outcomes)('says outcome %s when %s', (outcome, _, steps) => {
    expect(toStatusView(anOrchestration({}, sent, ...steps), NOW).outcome).toBe(outcome);
  });

  it('says outcome NONE of one that lost its route', () => {
    expect(toStatusView(anOrchestration({}, closed), NOW)).toMatchObject({
      status: 'CANCELLED',
      outcome: 'NONE',
    });
  });

  it('shows nothing of the bookkeeping', () => {
    const shown = JSON.stringify(toStatusView(anOrchestration({}, ...STEPS_TO.COMPLETED), NOW));
    expect(shown).not.toMatch(/owner|requestHash|wake|announce|version|"run"|lease|expiresAt|fannedOut/);
  });
});
