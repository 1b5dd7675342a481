import type { CivilDate } from '@syncwell/core/domain/civil-date';

import { UsageError } from '../../options/usage-error.ts';
import { parseOptions } from '../../options/parse-options.ts';
import { readDays } from '../../options/read-days.ts';
import { readWholeNumber } from '../../options/read-whole-number.ts';
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

const PORTS = { min: 0, max: 65_535 };

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
  const { help, seed, ...values } = parseOptions(argv, OPTIONS);
  if (help) return 'help';
  return {
    ports: {
      googleHealth: readWholeNumber('google-port', values['google-port'], PORTS),
      strava: readWholeNumber('strava-port', values['strava-port'], PORTS),
    },
    windowScale: readWindowScale(env['PROVIDER_WINDOW_SCALE']),
    history: { seed, ...readDays(values) },
  };
}

function readWindowScale(text: string | undefined): number {
  if (text === undefined || text === '') return 1;
  const scale = Number(text);
  if (Number.isFinite(scale) && scale > 0) return scale;
  throw new UsageError(`Expected PROVIDER_WINDOW_SCALE to be a number above 0, got ${text}`);
}
