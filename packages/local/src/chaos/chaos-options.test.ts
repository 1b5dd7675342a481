import { UsageError } from '../options/usage-error.ts';
import { toChaosOptions } from './chaos-options.ts';

describe('toChaosOptions', () => {
  it('kills twenty times in syncs of four years by default', () => {
    expect(toChaosOptions([])).toEqual({ kills: 20, seed: 1, months: 48 });
  });

  it('reads every option', () => {
    expect(toChaosOptions(['--kills', '3', '--seed=7', '--months', '12'])).toEqual({
      kills: 3,
      seed: 7,
      months: 12,
    });
    expect(toChaosOptions(['--workers', '50'])).toEqual({ kills: 0, seed: 1, months: 48, workers: 50 });
    expect(toChaosOptions(['--help', '--kills', '3'])).toBe('help');
  });

  it.each([
    [['--kills', '0'], 'Expected `--kills` to be a whole number from 1 to 1000, got 0'],
    [['--kills', '2.5'], 'Expected `--kills` to be a whole number from 1 to 1000, got 2.5'],
    [['--months', '121'], 'Expected `--months` to be a whole number from 2 to 120, got 121'],
    [['--workers', 'many'], 'Expected `--workers` to be a whole number from 1 to 200, got many'],
    [['--kills', '2', '--workers', '2'], 'Expected `--kills` or `--workers`, got both'],
  ])('refuses %j', (argv, message) => {
    expect(() => toChaosOptions(argv)).toThrow(new UsageError(message));
  });

  it.each([[['--kill', '3']], [['3']], [['--kills']]])('refuses %j', (argv) => {
    expect(() => toChaosOptions(argv)).toThrow(UsageError);
  });
});
