import { parseArgs } from 'node:util';

import { countChunks, MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';
import { civilDate, type CivilDate, parseCivilDate } from '@syncwell/core/domain/civil-date';

import { UsageError } from '../demo/usage-error.ts';
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

export const HELP = `Usage: npm run cost -- [options]

Prints what a sync costs on AWS, line by line, at list prices, and what a stage costs in a month without any.

  --from, --to DATE   first and last day of the sync (default ${OPTIONS.from.default} and ${OPTIONS.to.default}: ten years)
  --workouts N        how many workouts there are (default ${OPTIONS.workouts.default}, ten a month)
  --polls N           how often apps ask for the status (default ${OPTIONS.polls.default}: almost three hours, every 10 s)
  --help              print this text`;

/** `help`, or what to estimate. Throws UsageError that says what was expected. */
export function readCostOptions(argv: readonly string[]): CostOptions | 'help' {
  const { help, ...values } = parse(argv);
  if (help) return 'help';
  const [from, to] = [readDay('from', values.from), readDay('to', values.to)];
  if (from > to)
    throw new UsageError(`Expected \`--from\` to be on or before \`--to\`, got ${from} and ${to}`);
  const chunks = countChunks({ start: from, end: to });
  if (chunks > MAX_CHUNKS) throw new UsageError(`Expected at most ${MAX_CHUNKS} months, got ${chunks}`);
  return {
    ...{ from, to, chunks },
    workouts: readCount('workouts', values.workouts),
    polls: readCount('polls', values.polls),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readDay(name: string, text: string): CivilDate {
  if (parseCivilDate(text) !== undefined) return civilDate(text);
  throw new UsageError(`Expected \`--${name}\` to be a day YYYY-MM-DD, got ${text}`);
}

function readCount(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`Expected \`--${name}\` to be a number from 0 to 999999999, got ${text}`);
}
