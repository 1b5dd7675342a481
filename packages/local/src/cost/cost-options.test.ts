import { UsageError } from '../options/usage-error.ts';
import { HELP, readCostOptions } from './cost-options.ts';

describe('readCostOptions', () => {
  it('takes ten years when nothing is said', () => {
    expect(readCostOptions([])).toEqual({
      from: '2014-01-01',
      to: '2023-12-31',
      chunks: 120,
      workouts: 1_200,
      polls: 1_000,
    });
  });

  it('reads every option that the help names', () => {
    const argv = ['--from', '2020-02-29', '--to', '2020-03-01', '--workouts', '7', '--polls', '0'];
    expect(readCostOptions(argv)).toEqual({
      from: '2020-02-29',
      to: '2020-03-01',
      chunks: 2,
      workouts: 7,
      polls: 0,
    });
    for (const option of argv.filter((word) => word.startsWith('--'))) expect(HELP).toContain(option);
    expect(readCostOptions(['--help'])).toBe('help');
  });

  it.each([
    [['--from', '2024'], 'Expected `--from` to be a date that exists, YYYY-MM-DD, got 2024'],
    [['--to', '2013-12-31'], 'Expected `--from` to be on or before `--to`, got 2014-01-01 and 2013-12-31'],
    [['--from', '1900-01-01'], 'Expected at most 1200 months, got 1488'],
    [['--workouts', '-1'], /'--workouts' argument is ambiguous|Expected `--workouts`/],
    [['--workouts', 'many'], 'Expected `--workouts` to be a whole number from 0 to 999999999, got many'],
    [['--polls', '1.5'], 'Expected `--polls` to be a whole number from 0 to 999999999, got 1.5'],
    [['--years', '3'], "Unknown option '--years'"],
  ])('refuses %j', (argv, message) => {
    expect(() => readCostOptions(argv)).toThrow(UsageError);
    expect(() => readCostOptions(argv)).toThrow(message);
  });
});
