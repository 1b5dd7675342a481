import { readSimulatorsOptions } from './simulator-options.ts';

describe('readSimulatorsOptions', () => {
  it('knows what to start without any', () => {
    expect(readSimulatorsOptions([], {})).toEqual({
      ports: { googleHealth: 4611, strava: 4612 },
      windowScale: 1,
      history: { seed: 'demo', from: '2020-01-01', to: '2023-12-31' },
    });
  });

  it('takes others from the command line and the environment', () => {
    const argv = ['--google-port', '0', '--strava-port=5000', '--seed', 'x', '--from', '2024-02-29'];
    const env = { PROVIDER_WINDOW_SCALE: '0.01' };
    expect(readSimulatorsOptions([...argv, '--to', '2024-03-01'], env)).toEqual({
      ports: { googleHealth: 0, strava: 5_000 },
      windowScale: 0.01,
      history: { seed: 'x', from: '2024-02-29', to: '2024-03-01' },
    });
  });

  it('is asked for help', () => {
    expect(readSimulatorsOptions(['--help'], {})).toBe('help');
  });

  it.each([
    [['--colour', 'red'], {}, "Unknown option '--colour'"],
    [['3000'], {}, "Unexpected argument '3000'"],
    [
      ['--google-port', '65536'],
      {},
      'Expected `--google-port` to be a whole number from 0 to 65535, got 65536',
    ],
    [['--strava-port', 'x'], {}, 'Expected `--strava-port` to be a whole number from 0 to 65535, got x'],
    [['--from', '2023-02-29'], {}, 'Expected `--from` to be a date that exists, YYYY-MM-DD, got 2023-02-29'],
    [['--to', '2019-01-01'], {}, 'Expected `--from` to be on or before `--to`'],
    [[], { PROVIDER_WINDOW_SCALE: '0' }, 'Expected PROVIDER_WINDOW_SCALE to be a number above 0, got 0'],
    [
      [],
      { PROVIDER_WINDOW_SCALE: 'half' },
      'Expected PROVIDER_WINDOW_SCALE to be a number above 0, got half',
    ],
  ])('refuses %j with %j', (argv, env, message) => {
    expect(() => readSimulatorsOptions(argv, env)).toThrow(message);
  });
});
