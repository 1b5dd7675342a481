import { countChunks, MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';
import type { CivilDate } from '@syncwell/core/domain/civil-date';

import { UsageError } from '../options/usage-error.ts';
import { parseOptions } from '../options/parse-options.ts';
import { readDays } from '../options/read-days.ts';
import { readWholeNumber } from '../options/read-whole-number.ts';
import type { SyncSize } from './estimate-sync.ts';

/** What `npm run cost` is asked for. */
export interface CostOptions extends SyncSize {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const OPTIONS = {
  from: { type: 'string', default: '2014-01-01' },
  to: { type: 'string', default: '2023-12-31' },
  workouts: { type: 'string', default: '1200' },
  polls: { type: 'string', default: '1000' },
  help: { type: 'boolean', default: false },
} as const;

const COUNT = { min: 0, max: 999_999_999 };

export const HELP = `Usage: npm run cost -- [options]

Prints what a sync costs on AWS, line by line, at list prices, and what a stage costs in a month without any.

  --from, --to DATE   first and last day of the sync (default ${OPTIONS.from.default} and ${OPTIONS.to.default}: ten years)
  --workouts N        how many workouts there are (default ${OPTIONS.workouts.default}, ten a month)
  --polls N           how often apps ask for the status (default ${OPTIONS.polls.default}: almost three hours, every 10 s)
  --help              print this text`;

/** `help`, or what to estimate. Throws UsageError that says what was expected. */
export function readCostOptions(argv: readonly string[]): CostOptions | 'help' {
  const { help, ...values } = parseOptions(argv, OPTIONS);
  if (help) return 'help';
  const { from, to } = readDays(values);
  const chunks = countChunks({ start: from, end: to });
  if (chunks > MAX_CHUNKS) throw new UsageError(`Expected at most ${MAX_CHUNKS} months, got ${chunks}`);
  return {
    ...{ from, to, chunks },
    workouts: readWholeNumber('workouts', values.workouts, COUNT),
    polls: readWholeNumber('polls', values.polls, COUNT),
  };
}
