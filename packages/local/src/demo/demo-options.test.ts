import { civilDate } from '@syncwell/core/domain/civil-date';

import { toDemoOptions } from './demo-options.ts';
import { readOptions } from './read-options.ts';

const TODAY = civilDate('2026-06-15');
const parse = (...argv: string[]) => toDemoOptions(readOptions(argv), TODAY);

describe('toDemoOptions', () => {
  it('copies four years with one pause by default', () => {
    expect(parse()).toEqual({
      range: { start: '2020-01-01', end: '2023-12-31' },
      seed: 1,
      pause: true,
      keep: false,
      json: false,
    });
  });

  it('reads every option, with a space or an equals sign', () => {
    expect(
      parse(
        ...['--from', '2015-01-01', '--to=2024-12-31', '--keep', '--json', '--no-pause', '--seed', '7'],
        ...['--concurrency', '4', '--endpoint', 'http://localhost:4566', '--recordings', 'some/folder'],
      ),
    ).toEqual({
      range: { start: '2015-01-01', end: '2024-12-31' },
      seed: 7,
      pause: false,
      keep: true,
      json: true,
      concurrency: 4,
      endpoint: 'http://localhost:4566',
      recordings: 'some/folder',
    });
  });

  it.each([
    [['--from', '2023-02-29'], /`--from` to be a date that exists, YYYY-MM-DD, got 2023-02-29/],
    [['--to', 'yesterday'], /`--to` to be a date that exists, YYYY-MM-DD, got yesterday/],
    [['--from', '2024-01-01'], /`--from` to be on or before `--to`, got 2024-01-01 and 2023-12-31/],
    [['--to', '2026-06-16'], /`--to` to be today \(2026-06-15\) or earlier, got 2026-06-16/],
    [['--from', '1900-01-01'], /at most 1200 months, got 1488/],
    [['--seed', '-1'], /`--seed` to be a whole number from 0 to 2147483647, got -1/],
    [['--seed', '1e3'], /whole number.* got 1e3/],
    [['--concurrency', '0'], /`--concurrency` to be a whole number from 1 to 32, got 0/],
    [
      ['--endpoint', 'http://dynamodb.example.com'],
      /URL on this machine.* got http:\/\/dynamodb.example.com/,
    ],
    [['--endpoint', 'ftp://127.0.0.1'], /URL on this machine/],
    [['--form', '2020-01-01'], /Expected one of --from, --to, .*, got --form/],
    [['-k'], /Expected one of .* got -k/],
    [['2015-01-01'], /Expected only options, got 2015-01-01 .*npm run demo -- --from/],
    [['--from'], /Expected a value after `--from`, got nothing/],
    [['--from', '--to', '2023-12-31'], /Expected a value after `--from`, got --to/],
    [['--recordings='], /Expected a value after `--recordings`, got nothing/],
    [['--keep=yes'], /Expected `--keep` without a value, got yes/],
    [['--seed', '1', '--seed', '2'], /Expected `--seed` once, got it twice/],
  ])('refuses %j', (argv, message) => {
    expect(() => parse(...argv)).toThrow(message);
    expect(() => parse(...argv)).toThrow(expect.objectContaining({ code: 'USAGE' }) as Error);
  });
});
