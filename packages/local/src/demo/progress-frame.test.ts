import type { StatusView } from '@syncwell/client';
import fc from 'fast-check';

import { makeStatusView } from './make-status-view.ts';
import { plainPaint } from './paint.ts';
import { renderProgressFrame, type FrameOptions } from './progress-frame.ts';

const OPTIONS: FrameOptions = {
  rate: { monthsPerSecond: 2, workoutsPerSecond: 17.25 },
  columns: 79,
  rows: 23,
  paint: plainPaint,
  now: new Date('2026-01-01T06:00:00Z'),
};

/** The sync of `total` months since 1925 when `settled` of them are. */
const at = (total: number, settled: number, fields: Partial<StatusView> = {}) =>
  makeStatusView({
    startDate: '1925-01-01',
    totalChunks: total,
    completedChunks: settled,
    percentSettled: Math.floor((100 * settled) / total),
    months: '.'.repeat(total - settled) + 'C'.repeat(settled),
    results: { found: settled * 9, written: settled * 9, duplicate: 0, skipped: 0, skipReasons: {} },
    ...fields,
  });
const render = (view: StatusView, options: Partial<FrameOptions> = {}) =>
  renderProgressFrame(view, { ...OPTIONS, ...options });

describe('renderProgressFrame', () => {
  it('shows bar, percent, counts, speed, time left and the months by year', () => {
    const view = at(48, 12, { startDate: '2020-01-01' });
    expect(render(view)).toEqual([
      '██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░   25%  12 of 48 months  108 workouts',
      '2020 ............  2021 ............  2022 ............  2023 CCCCCCCCCCCC',
      '17.3 workouts/s, about 0:18 left',
    ]);
  });

  it('has room for everything at 60 columns', () => {
    expect(render(at(48, 48, { startDate: '2020-01-01' }), { columns: 59 })).toEqual([
      '██████████████████  100%  48 of 48 months  432 workouts',
      '2020 CCCCCCCCCCCC  2021 CCCCCCCCCCCC  2022 CCCCCCCCCCCC',
      '2023 CCCCCCCCCCCC',
      'done',
    ]);
  });

  it('puts everything in the same place in every frame', () => {
    const sizes = fc.record({
      columns: fc.integer({ min: 59, max: 199 }),
      total: fc.integer({ min: 1, max: 1_200 }),
    });
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), ({ columns, total }, share) => {
        const layoutOf = (settled: number) => {
          const [counts = '', ...rest] = render(at(total, settled), { columns });
          return {
            bar: counts.replaceAll(/[^█░]/g, '').length,
            percentAt: counts.indexOf('%'),
            totalAt: counts.indexOf(' of '),
            months: rest.slice(0, -1).map((line) => line.replaceAll(/[.C]/g, '?')),
          };
        };
        const layout = layoutOf(Math.floor(total * share));
        expect(layout).toEqual(layoutOf(0));
        expect(layout.months.length).toBeGreaterThan(0);
        expect(layout.bar).toBeGreaterThanOrEqual(8);
      }),
    );
  });

  it('never takes more than its columns and rows', () => {
    const sizes = fc.record({
      columns: fc.integer({ min: 1, max: 300 }),
      rows: fc.integer({ min: 1, max: 60 }),
      total: fc.integer({ min: 1, max: 1_200 }),
    });
    const text = "Strava's short-term limit: resumes 06:15 UTC";
    const waiting = { reason: 'RATE_LIMITED', until: '2026-01-01T06:15:00.000Z', text } as const;
    fc.assert(
      fc.property(sizes, fc.boolean(), ({ columns, rows, total }, isWaiting) => {
        const view = at(total, Math.floor(total / 2), isWaiting ? { waiting } : {});
        const lines = render(view, { columns, rows });
        expect(lines.length).toBeLessThanOrEqual(rows);
        expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('says "1 month" of one', () => {
    expect(render(at(1, 0))[0]).toContain('0%  0 of 1 month  0 workouts');
  });
});
