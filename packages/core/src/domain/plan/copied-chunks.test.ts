import { anOrchestration } from '../../testing/orchestration-factory.ts';
import { completed, failed, sent } from '../../testing/orchestration-steps.ts';
import { civilDate } from '../civil-date.ts';
import type { Listed } from '../listed-orchestration.ts';
import type { ChunkOutcome } from '../outcome.ts';
import { copiedChunks } from './copied-chunks.ts';

const NOON = '2024-03-10T12:00:00.000Z';
const EMPTY: ChunkOutcome = { kind: 'COMPLETED', found: 0, written: 0, duplicate: 0, skipped: 0 };
const range = (start: string, end: string) => ({ start: civilDate(start), end: civilDate(end) });

/** A sync of these days, all of its months copied. */
function copyOf(start: string, end: string, more: Partial<Listed> = {}): Listed {
  const record = anOrchestration({ startDate: civilDate(start), endDate: civilDate(end) });
  const outcomes = new Map(Array.from({ length: record.totalChunks }, (_, index) => [index, EMPTY]));
  return { ...record, createdAt: NOON, outcomes, ...more };
}

const copied = (start: string, end: string, ...earlier: readonly Listed[]) => [
  ...copiedChunks(range(start, end), 'UTC', earlier),
];

describe('copiedChunks', () => {
  it('is empty where nothing was copied', () => {
    expect(copied('2023-01-01', '2023-12-31')).toEqual([]);
    expect(copied('2023-01-01', '2023-12-31', copyOf('2022-01-01', '2022-12-31'))).toEqual([]);
  });

  it('has the months that were completed, and not those that failed or were left', () => {
    const record = anOrchestration({}, sent, completed(2), failed(1));
    const earlier = { ...record, createdAt: NOON };
    expect(copied('2023-01-01', '2023-04-30', earlier)).toEqual([]);
    expect(copied('2023-02-01', '2023-03-10', earlier)).toEqual([1]);
  });

  it('has no month of which a day was not copied', () => {
    const clipped = copyOf('2023-01-02', '2023-03-30');
    expect(copied('2023-01-01', '2023-03-31', clipped)).toEqual([1]);
    expect(copied('2023-01-02', '2023-03-30', clipped)).toEqual([0, 1, 2]);
  });

  it('puts the days of several syncs together, whichever came first', () => {
    const halves = [copyOf('2023-01-16', '2023-01-31'), copyOf('2023-01-01', '2023-01-15')];
    expect(copied('2023-01-01', '2023-01-31', ...halves)).toEqual([0]);
    const gap = [copyOf('2023-01-17', '2023-01-31'), copyOf('2023-01-01', '2023-01-15')];
    expect(copied('2023-01-01', '2023-01-31', ...gap)).toEqual([]);
    const overlapping = [copyOf('2023-01-01', '2023-01-31'), copyOf('2023-01-05', '2023-01-10')];
    expect(copied('2023-01-01', '2023-01-31', ...overlapping)).toEqual([0]);
  });

  it('counts the day on which a sync began as not over', () => {
    const today = copyOf('2024-03-01', '2024-03-10');
    expect(copied('2024-03-01', '2024-03-09', today)).toEqual([0]);
    expect(copied('2024-03-01', '2024-03-10', today)).toEqual([]);
  });

  it('judges that day in the time zone of the sync', () => {
    const timeZone = 'Pacific/Auckland';
    const late = copyOf('2024-03-01', '2024-03-10', { timeZone, createdAt: '2024-03-10T11:30:00.000Z' });
    const days = range('2024-03-01', '2024-03-10');
    expect([...copiedChunks(days, timeZone, [late])]).toEqual([0]);
    expect([...copiedChunks(days, timeZone, [{ ...late, createdAt: '2024-03-10T10:30:00.000Z' }])]).toEqual(
      [],
    );
  });

  it('takes nothing from a sync of another time zone', () => {
    const other = copyOf('2023-01-01', '2023-12-31', { timeZone: 'Europe/Berlin' });
    expect(copied('2023-01-01', '2023-12-31', other)).toEqual([]);
  });
});
