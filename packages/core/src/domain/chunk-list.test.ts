import { anOrchestration, NOW } from '../testing/orchestration-factory.ts';
import {
  claimed,
  completed,
  failed,
  LEASE_END,
  released,
  RESULT,
  sent,
} from '../testing/orchestration-steps.ts';
import { toChunkList } from './chunk-list.ts';
import { toStatusView } from './status-view.ts';

describe('toChunkList', () => {
  it('has a row per month of the plan, oldest first, the first and the last clipped', () => {
    const { orchestrationId, status, chunks } = toChunkList(anOrchestration(), NOW);
    expect([orchestrationId, status]).toEqual(['orch-00000000-0000-4000-8000-000000000001', 'PENDING']);
    expect(chunks).toEqual(
      [
        { index: 0, startDate: '2023-01-15', endDate: '2023-01-31' },
        { index: 1, startDate: '2023-02-01', endDate: '2023-02-28' },
        { index: 2, startDate: '2023-03-01', endDate: '2023-03-10' },
      ].map((range) => ({
        ...range,
        ...{ state: 'MISSING', attempts: 0, results: null, reason: null, userAction: null },
      })),
    );
  });

  it('says of a failed month why, after how many tries, and what the user can do', () => {
    const record = anOrchestration({}, sent, claimed(0), failed(0, 'PROVIDER_UNAVAILABLE', 5));
    expect(toChunkList(record, NOW).chunks[0]).toMatchObject({
      ...{ state: 'FAILED', attempts: 5, results: null },
      ...{ reason: 'PROVIDER_UNAVAILABLE', userAction: 'RETRY_LATER' },
    });
  });

  it('says of a month that will be tried again what its last try met', () => {
    const record = anOrchestration({}, sent, claimed(1), released(1, 'RATE_LIMITED'));
    expect(toChunkList(record, NOW).chunks[1]).toMatchObject({
      ...{ state: 'RETRYING', attempts: 1, reason: 'RATE_LIMITED', userAction: null },
    });
  });

  it('counts the workouts of a completed month, and tells an empty one', () => {
    const nothing = { found: 0, written: 0, duplicate: 0, skipped: 0 };
    const record = anOrchestration({}, sent, completed(2), completed(1, nothing));
    const [, empty, full] = toChunkList(record, NOW).chunks;
    expect(full).toMatchObject({ state: 'COMPLETED', attempts: null, reason: null });
    expect(full?.results).toEqual({ ...RESULT, skipReasons: {} });
    expect(empty).toMatchObject({ state: 'EMPTY', results: { ...nothing, skipReasons: {} } });
  });

  it('shows a month as running for as long as its lease lives', () => {
    const record = anOrchestration({}, sent, claimed(2));
    const stateAt = (now: Date) => toChunkList(record, now).chunks[2]?.state;
    expect([stateAt(NOW), stateAt(LEASE_END)]).toEqual(['RUNNING', 'RETRYING']);
  });

  it('agrees with the letters of the status view', () => {
    const letters = { MISSING: '.', RUNNING: 'r', RETRYING: 'w', COMPLETED: 'C', EMPTY: 'e', FAILED: 'F' };
    const record = anOrchestration({}, sent, completed(2), claimed(1), failed(0));
    const states = toChunkList(record, NOW).chunks.map(({ state }) => letters[state]);
    expect(states.join('')).toBe(toStatusView(record, NOW).months);
  });
});
