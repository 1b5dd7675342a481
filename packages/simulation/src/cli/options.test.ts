import { readOptions } from './options.ts';

describe('readOptions', () => {
  it('runs 2000 seeds under every class of faults by default', () => {
    expect(readOptions([])).toMatchObject({ runs: 2_000, seed: 1, mode: 'runs', replay: undefined });
  });

  it('reads what it is given', () => {
    expect(readOptions(['--replay', '77', '--faults', 'F3,F4', '--chunks', '12'])).toMatchObject({
      replay: 77,
      classes: ['F3', 'F4'],
      chunks: 12,
    });
    expect(readOptions(['--mutants', '--seed', '5'])).toMatchObject({ mode: 'mutants', seed: 5 });
  });

  it.each([
    [['--run', '5'], /Expected some of --runs, --seed, .*, got --run$/],
    [['5'], /Expected some of --runs, .*, got 5$/],
    [['--runs'], /--runs <value>' argument missing/],
    [['--runs', '0'], /Expected --runs to be a whole number from 1, got 0/],
    [['--runs', '1.5'], /whole number from 1, got 1.5/],
    [['--chunks', '1201'], /Expected --chunks to be 1 to 1200, got 1201/],
    [['--faults', 'F3,F99'], /Expected --faults to be some of F1,.*, got F99/],
    [['--replay', '5', '--mutants'], /Expected --replay without --mutants/],
    [['--replay', '5', '--runs', '9'], /Expected --replay without --runs/],
    [['--mutants', '--faults', 'F3'], /Expected --mutants without --faults/],
  ])('refuses %j', (argv, message) => {
    expect(() => readOptions(argv)).toThrow(message);
  });
});
