import { parseArgs } from 'node:util';

import { MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';

import { FAULT_CLASS_NAMES, type FaultClass } from '../faults/fault.ts';

export interface SimulateOptions {
  readonly runs: number;
  readonly seed: number;
  readonly chunks: number | undefined;
  readonly classes: readonly FaultClass[];
  readonly replay: number | undefined;
  readonly mode: 'runs' | 'mutants';
}

export const HELP = `npm run simulate -- [options]
  --runs N        seeds to run (default 2000)
  --seed S        first seed (default 1); --seed 20001 goes on where --runs 20000 ended
  --chunks C      every orchestration has C chunks (1 to 1200; default: drawn)
  --faults F3,F4  only these classes (default: all)
  --replay SEED   run one seed (with --chunks and --faults as it was run), shrink its faults, show its timeline
  --mutants       find every known-bad variant, from --seed on
  --exhaustive    every interleaving of small worlds, counted (some minutes); beside it, --quick for the smallest
                  ones, or --faults N, --troubles N, --commands N, --apis N, --max-states N for one record`;

const OPTIONS = {
  runs: { type: 'string' },
  seed: { type: 'string' },
  chunks: { type: 'string' },
  faults: { type: 'string' },
  replay: { type: 'string' },
  mutants: { type: 'boolean' },
} as const;
type OptionName = keyof typeof OPTIONS;

/** What has no effect beside an option. */
const USELESS_BESIDE = {
  replay: ['mutants', 'runs', 'seed'],
  mutants: ['runs', 'chunks', 'faults'],
} as const satisfies Partial<Record<OptionName, readonly OptionName[]>>;

/** Parses the command line. Throws an error that says what was expected and what came. */
export function readOptions(argv: readonly string[]): SimulateOptions {
  checkNames(argv);
  const { values } = parseArgs({ args: [...argv], options: OPTIONS });
  checkTogether(values);
  return {
    runs: toCount('--runs', values.runs) ?? 2_000,
    seed: toCount('--seed', values.seed) ?? 1,
    chunks: toChunks(values.chunks),
    classes: toClasses(values.faults),
    replay: toCount('--replay', values.replay),
    mode: values.mutants === true ? 'mutants' : 'runs',
  };
}

function checkNames(argv: readonly string[]): void {
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'option' && Object.hasOwn(OPTIONS, token.name)) continue;
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    const said = token.kind === 'option' ? token.rawName : token.value;
    throw new RangeError(`Expected some of ${known.join(', ')}, got ${said}`);
  }
}

function checkTogether(values: Partial<Record<OptionName, unknown>>): void {
  for (const [name, useless] of Object.entries(USELESS_BESIDE)) {
    const other = useless.find((one) => values[one] !== undefined);
    if (values[name as OptionName] === undefined || other === undefined) continue;
    throw new RangeError(`Expected --${name} without --${other}, which has no effect on it, got both`);
  }
}

function toCount(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new RangeError(`Expected ${name} to be a whole number from 1, got ${text}`);
  return count;
}

function toChunks(text: string | undefined): number | undefined {
  const chunks = toCount('--chunks', text);
  if (chunks !== undefined && chunks > MAX_CHUNKS) {
    throw new RangeError(`Expected --chunks to be 1 to ${MAX_CHUNKS}, got ${chunks}`);
  }
  return chunks;
}

function toClasses(text: string | undefined): readonly FaultClass[] {
  if (text === undefined) return FAULT_CLASS_NAMES;
  return text.split(',').map((name) => {
    const found = FAULT_CLASS_NAMES.find((known) => known === name);
    if (found === undefined)
      throw new RangeError(`Expected --faults to be some of ${FAULT_CLASS_NAMES.join(',')}, got ${name}`);
    return found;
  });
}
