import { makeStatusView } from './make-status-view.ts';
import { renderPlainLine } from './plain-line.ts';

const HALF = makeStatusView({
  startDate: '2022-11-01',
  percentSettled: 50,
  completedChunks: 2,
  months: '.rCe',
  results: { found: 20, written: 18, duplicate: 1, skipped: 1, skipReasons: { FROM_DESTINATION: 1 } },
});

describe('renderPlainLine', () => {
  it('holds counts, status and months', () => {
    expect(renderPlainLine({ ...HALF, status: 'PAUSED' })).toBe(
      ' 50% · 2 of 4 months · 20 workouts · paused · 2022 .r 2023 Ce',
    );
  });

  it('says why it waits', () => {
    const text = "Strava's short-term limit: resumes 06:15 UTC";
    const waiting = { reason: 'RATE_LIMITED', until: '2026-01-01T06:15:00.000Z', text } as const;
    expect(renderPlainLine({ ...HALF, waiting })).toContain(` · ${text} · `);
  });
});
