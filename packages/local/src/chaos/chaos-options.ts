import { UsageError } from '../options/usage-error.ts';
import { parseOptions } from '../options/parse-options.ts';
import { readWholeNumber } from '../options/read-whole-number.ts';

/** What one run does: syncs one after the other with kills in them, or one sync by many workers. */
export interface ChaosOptions {
  readonly kills: number;
  /** Decides which process is killed when, and the workouts. */
  readonly seed: number;
  /** Length of each sync, at least. */
  readonly months: number;
  /** Months at work at once, without kills; absent = what the local stage says, with kills. */
  readonly workers?: number;
}

export const HELP = `Usage: npm run chaos -- [options]

Starts the whole system on this machine and syncs four years of simulated workouts again and again, while the services
or the queue pump are killed (kill -9) at random moments; what was killed is started again by its supervisor. Each sync
must end COMPLETED with every workout at the destination once, nothing in the dead-letter or quarantine queue.
It ends with code 0 only when all did.

  --kills N    kills in all, one to three in a sync (default 20)
  --seed S     other moments, other workouts (default 1)
  --months N   length of each sync (default 48)
  --workers N  in place of kills: one sync, of two months for each worker at least, with so many side by side

Only loopback addresses are used, and Ctrl-C ends everything that was started.`;

const OPTIONS = {
  kills: { type: 'string' },
  seed: { type: 'string' },
  months: { type: 'string' },
  workers: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line; `help` when only the text is wanted. @throws UsageError */
export function toChaosOptions(argv: readonly string[]): ChaosOptions | 'help' {
  const values = parseOptions(argv, OPTIONS);
  if (values.help === true) return 'help';
  if (values.kills !== undefined && values.workers !== undefined) {
    throw new UsageError('Expected `--kills` or `--workers`, got both');
  }
  const count = (name: Exclude<keyof typeof OPTIONS, 'help'>, { absent, ...bounds }: Bounds) =>
    readWholeNumber(name, values[name] ?? String(absent), bounds);
  const rest = {
    seed: count('seed', { absent: 1, min: 0, max: 2 ** 31 - 1 }),
    months: count('months', { absent: 48, min: 2, max: 120 }),
  };
  if (values.workers === undefined)
    return { ...rest, kills: count('kills', { absent: 20, min: 1, max: 1_000 }) };
  // Each worker is a thread of about 40 MiB.
  return { ...rest, kills: 0, workers: count('workers', { absent: 1, min: 1, max: 200 }) };
}

interface Bounds {
  readonly absent: number;
  readonly min: number;
  readonly max: number;
}
