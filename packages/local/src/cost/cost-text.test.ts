import { readCostOptions } from './cost-options.ts';
import { costText } from './cost-text.ts';

const options = readCostOptions(['--from', '2020-01-01', '--workouts', '445', '--polls', '300']);
const lines = options === 'help' ? [] : costText(options).split('\n');
const costs = (from: number, to: number) =>
  lines.slice(from, to).map((line) => Number(/\$([\d.]+)$/.exec(line)?.[1] ?? Number.NaN));

describe('costText', () => {
  it('says what it is about, and when the prices were published', () => {
    expect(lines[0]).toBe('One sync, 2020-01-01 to 2023-12-31: 48 months, 445 workouts, 300 polls');
    expect(lines.at(-1)).toContain('List prices of us-east-1 as of 2026-06');
  });

  it('adds the lines up, and a thousand syncs', () => {
    const end = lines.findIndex((line) => line.trimStart().startsWith('all'));
    const sum = costs(2, end).reduce((a, b) => a + b, 0);
    expect(costs(end, end + 1)[0]).toBeCloseTo(sum, 3);
    expect(costs(end + 1, end + 2)[0]).toBeCloseTo(1_000 * sum, 0);
  });

  it('fits a terminal of 120 columns', () => {
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });
});
