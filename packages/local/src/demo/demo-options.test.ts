import { civilDate } from '@syncwell/core/domain/civil-date';

import { toDemoOptions } from './demo-options.ts';
import { readOptions } from './read-options.ts';

const today = civilDate('2026-06-15');
const parse = (...argv: string[]) => toDemoOptions(readOptions(argv), { today });

describe('toDemoOptions', () => {
  it('copies four years with one pause by default', () => {
    expect(parse()).toEqual({
      range: { start: '2020-01-01', end: '2023-12-31' },
      history: { kind: 'made-up', seed: 1, range: { start: '2020-01-01', end: '2023-12-31' } },
      pause: true,
      keep: false,
      json: false,
    });
  });

  it('reads every option, with a space or an equals sign', () => {
    expect(
      parse(
        ...['--from', '2015-01-01', '--to=2024-12-31', '--keep', '--json', '--no-pause', '--seed', '7'],
        ...['--concurrency', '4', '--endpoint', 'http://localhost:4566/'],
      ),
    ).toEqual({
      range: { start: '2015-01-01', end: '2024-12-31' },
      history: { kind: 'made-up', seed: 7, range: { start: '2015-01-01', end: '2024-12-31' } },
      pause: false,
      keep: true,
      json: true,
      concurrency: 4,
      endpoint: 'http://localhost:4566',
    });
  });

  it.each([
    [['--from', '2023-02-29'], /`--from` to be a date that exists, YYYY-MM-DD, got 2023-02-29/],
    [['--to', 'yesterday'], /`--to` to be a date that exists, YYYY-MM-DD, got yesterday/],
    [
      ['--from', '2024-01-01'],
      /`--from` to be on or before `--to`, got 2024-01-01 and 2023-12-31 \(the default\)$/,
    ],
    [['--to', '2019-12-31'], /got 2020-01-01 \(the default\) and 2019-12-31$/],
    [['--from', '2024-05-01', '--to', '2023-01-01'], /got 2024-05-01 and 2023-01-01$/],
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
    [['--endpoint', '127.0.0.1:4566'], /URL on this machine.* got 127.0.0.1:4566/],
    [['--endpoint', 'http://127.0.0.1:4566/aws'], /URL on this machine.* got http:\/\/127.0.0.1:4566\/aws/],
    [['--endpoint', 'http://127.0.0.1:99999'], /URL on this machine.* got http:\/\/127.0.0.1:99999/],
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

  describe('with recordings', () => {
    const range = { start: civilDate('2012-07-30'), end: civilDate('2022-05-01') };
    const replay = (...argv: string[]) =>
      toDemoOptions(readOptions(['--recordings', 'x', ...argv]), {
        today,
        recordings: { folder: '/rec', range },
      });

    it('copies from the first day to the last', () => {
      expect(replay()).toMatchObject({ range, history: { kind: 'recordings', folder: '/rec' } });
    });

    it('lets either end be chosen', () => {
      expect(replay('--to', '2013-01-01').range).toEqual({ start: '2012-07-30', end: '2013-01-01' });
      expect(replay('--from', '2022-01-01').range).toEqual({ start: '2022-01-01', end: '2022-05-01' });
    });

    it('refuses a seed, which would do nothing', () => {
      expect(() => replay('--seed', '7')).toThrow(/`--recordings` or `--seed`, .* got both/);
    });
  });
});
