import { parseArgs } from 'node:util';

import { civilDate, type CivilDate, parseCivilDate } from '@syncwell/core/domain/civil-date';

import { UsageError } from '../../demo/usage-error.ts';
import { DEFAULT_SIMULATOR_PORTS } from '../provider-urls.ts';

/** What `npm run simulators` is asked for. */
export interface SimulatorsOptions {
  readonly ports: { readonly googleHealth: number; readonly strava: number };
  /** Length of the windows in which requests are counted, as a part of real ones. */
  readonly windowScale: number;
  /** Of the user who is there from the start. */
  readonly history: { readonly seed: string; readonly from: CivilDate; readonly to: CivilDate };
}

const OPTIONS = {
  'google-port': { type: 'string', default: String(DEFAULT_SIMULATOR_PORTS.googleHealth) },
  'strava-port': { type: 'string', default: String(DEFAULT_SIMULATOR_PORTS.strava) },
  seed: { type: 'string', default: 'demo' },
  from: { type: 'string', default: '2020-01-01' },
  to: { type: 'string', default: '2023-12-31' },
  help: { type: 'boolean', default: false },
} as const;

export const HELP = `Usage: npm run simulators -- [options]

Starts a Google Health API v4 and a Strava API v3 with invented users on this machine, until Ctrl-C.

  --google-port N     default ${DEFAULT_SIMULATOR_PORTS.googleHealth}; 0 = any free one
  --strava-port N     default ${DEFAULT_SIMULATOR_PORTS.strava}; 0 = any free one
  --seed TEXT         another made-up history; the same text gives the same one (default demo)
  --from, --to DATE   its first and its last day (default 2020-01-01 and 2023-12-31)
  --help              print this text

PROVIDER_WINDOW_SCALE=0.01 shortens the windows in which requests are counted: an hour passes in 36 s.`;

/** `help`, or what to start. Throws UsageError that says what was expected. */
export function readSimulatorsOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): SimulatorsOptions | 'help' {
  const { help, seed, ...values } = parse(argv);
  if (help) return 'help';
  const [from, to] = [readDay('from', values.from), readDay('to', values.to)];
  if (from > to)
    throw new UsageError(`Expected \`--from\` to be on or before \`--to\`, got ${from} and ${to}`);
  return {
    ports: {
      googleHealth: readPort('google-port', values['google-port']),
      strava: readPort('strava-port', values['strava-port']),
    },
    windowScale: readWindowScale(env['PROVIDER_WINDOW_SCALE']),
    history: { seed, from, to },
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS }).values;
  } catch (error) {
    // Node's words are fit for a person: "Unknown option '--x'. ..."
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`Expected \`--${name}\` to be a port from 0 to 65535, got ${text}`);
}

function readDay(name: string, text: string): CivilDate {
  if (parseCivilDate(text) !== undefined) return civilDate(text);
  throw new UsageError(`Expected \`--${name}\` to be a day YYYY-MM-DD, got ${text}`);
}

function readWindowScale(text: string | undefined): number {
  if (text === undefined || text === '') return 1;
  const scale = Number(text);
  if (Number.isFinite(scale) && scale > 0) return scale;
  throw new UsageError(`Expected PROVIDER_WINDOW_SCALE to be a number above 0, got ${text}`);
}
