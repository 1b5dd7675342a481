import { compareCopies } from './compare-copies.ts';
import { findFaults, type DemoResult } from './demo-result.ts';
import { jsonLine } from './json-line.ts';
import { makeStatusView } from './make-status-view.ts';
import { plainPaint } from './paint.ts';
import { renderSummary } from './summary.ts';

const source = [
  { sourceId: '1', startTime: '2022-12-30T07:00:00Z', civilDate: '2022-12-30' },
  { sourceId: '2', startTime: '2023-01-02T07:00:00Z', civilDate: '2023-01-02' },
  {
    sourceId: '3',
    startTime: '2023-01-03T07:00:00Z',
    civilDate: '2023-01-03',
    skip: 'came from the destination',
  },
];
const destination = [
  { activityId: 'a', externalId: 'fitbit-1', startTime: '2022-12-30T07:00:00Z' },
  { activityId: 'b', externalId: 'fitbit-2', startTime: '2023-01-02T07:00:00Z' },
];
const RESULT: DemoResult = {
  view: makeStatusView({
    status: 'COMPLETED',
    startDate: '2022-12-01',
    totalChunks: 2,
    completedChunks: 2,
    outcome: 'COMPLETE',
    months: 'CC',
    completeBackTo: '2022-12-01',
    results: { found: 3, written: 2, duplicate: 0, skipped: 1, skipReasons: { FROM_DESTINATION: 1 } },
  }),
  comparison: compareCopies('fitbit', source, destination),
  startupSeconds: 4.26,
  syncSeconds: 1.5,
  polls: 6,
  notModified: 2,
  pauses: 1,
};

describe('renderSummary', () => {
  it('tells what was copied, year by year', () => {
    expect(renderSummary(RESULT, plainPaint)).toEqual([
      '',
      'COMPLETED: 2 of 2 months copied, complete back to 2022-12-01',
      '',
      '  year  at source  copied  same start  left out  missing  months',
      '  2022          1       1           0         0        0             C',
      '  2023          2       1           0         1        0  C',
      '  all           3       2           0         1        0',
      '',
      '  3 workouts: 2 written, 0 there already, 1 left out.',
      '  Left out: 1 recorded by the destination itself.',
      '  Up after 4.3 s, copied in 1.5 s (2.0 workouts/s, the pause included).',
      '  Status asked for 6 times; 2 of the answers were 304 Not Modified.',
      '',
      '  Checked at Strava: every workout is there exactly once.',
      '',
    ]);
  });

  it('counts one as one', () => {
    const view = makeStatusView({
      ...RESULT.view,
      totalChunks: 1,
      completedChunks: 1,
      results: { found: 1, written: 0, duplicate: 1, skipped: 0, skipReasons: {} },
    });
    const text = renderSummary({ ...RESULT, view, polls: 1, pauses: 0 }, plainPaint).join('\n');
    expect(text).toContain('COMPLETED: 1 of 1 month copied');
    expect(text).toContain('1 workout: 0 written, 1 there already, 0 left out.');
    expect(text).not.toContain('Left out');
    expect(text).toContain('Status asked for 1 time;');
  });

  it('fits a terminal of 80 columns', () => {
    const counts = { found: 12_345, written: 11_000, duplicate: 1_000, skipped: 345 };
    const view = makeStatusView({
      ...RESULT.view,
      totalChunks: 1_200,
      completedChunks: 1_200,
      results: {
        ...counts,
        skipReasons: {
          FROM_DESTINATION: 300,
          DELETED_AT_SOURCE: 20,
          REFUSED_BY_DESTINATION: 20,
          NO_DURATION: 5,
        },
      },
    });
    const result = { ...RESULT, view, startupSeconds: 12.3, syncSeconds: 1_234.5, polls: 12_345 };
    const widths = renderSummary(result, plainPaint).map(({ length }) => length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(79);
  });

  it('names failed months, why, and what to do', () => {
    const failed = [
      {
        startDate: '2022-12-01',
        endDate: '2022-12-31',
        chunks: [0],
        reason: 'PROVIDER_UNAVAILABLE',
        userAction: 'RETRY_LATER',
      },
    ] as const;
    const view = makeStatusView({
      ...RESULT.view,
      outcome: 'PARTIAL',
      completedChunks: 1,
      failedChunks: 1,
      failed,
    });
    const text = renderSummary({ ...RESULT, view }, plainPaint).join('\n');
    expect(text).toContain('COMPLETED in part: 1 of 2 months copied');
    expect(text).toContain(
      'Not copied: 2022-12-01 to 2022-12-31, PROVIDER_UNAVAILABLE. Start the sync again later;',
    );
  });
});

describe('findFaults', () => {
  it('finds none in a full copy', () => {
    expect(findFaults(RESULT)).toEqual([]);
  });

  it.each([
    ['an end other than COMPLETED', { view: makeStatusView({ status: 'FAILED' }) }, /COMPLETED, got FAILED/],
    ['a missing workout', { comparison: compareCopies('fitbit', source, destination.slice(1)) }, /1 missing/],
    [
      'a doubled workout',
      { comparison: compareCopies('fitbit', source, [...destination, ...destination]) },
      /more than one activity of fitbit-1, fitbit-2/,
    ],
    [
      'a workout that should have been left out',
      {
        comparison: compareCopies('fitbit', source, [
          ...destination,
          { activityId: 'c', externalId: 'fitbit-3', startTime: '2023-01-03T07:00:00Z' },
        ]),
      },
      /left out, got them at the destination: 3/,
    ],
    [
      'a record that counts other skips',
      { view: makeStatusView({ ...RESULT.view, results: { ...RESULT.view.results, skipped: 0 } }) },
      /count 1 workouts as left out, got 0/,
    ],
  ])('finds %s', (_what, change, message) => {
    expect(findFaults({ ...RESULT, ...change }).join('\n')).toMatch(message);
  });
});

describe('jsonLine', () => {
  it('has these keys and no others', () => {
    expect(JSON.parse(jsonLine(RESULT))).toEqual({
      status: 'COMPLETED',
      totalChunks: 2,
      completedChunks: 2,
      failedChunks: 0,
      source: 3,
      destination: 2,
      missing: 0,
      doubled: 0,
      startupSeconds: 4.3,
      syncSeconds: 1.5,
      polls: 6,
      notModified: 2,
    });
  });
});
