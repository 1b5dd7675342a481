import { readWorlds } from '../exhaustive/read-worlds.ts';
import { runExhaustive } from '../exhaustive/run-exhaustive.ts';
import { findMutant } from '../find-mutant.ts';
import { MUTANTS } from '../mutants/mutants.ts';
import { runSeed } from '../run-seed.ts';
import { describeRun } from './describe-run.ts';
import { HELP, readOptions, type SimulateOptions } from './options.ts';
import { shrink } from './shrink.ts';
import { simulate } from './simulate.ts';
import { describeTally, type Tally } from './tally.ts';

/** Runs within which every mutant must be caught. */
const MAX_MUTANT_RUNS = 10_000;
/** Failing seeds that are shrunk and shown. */
const SHOWN_FAILURES = 3;
const USAGE_EXIT_CODE = 2;

async function runMode(options: SimulateOptions): Promise<number> {
  if (options.replay !== undefined) return replay(options, options.replay);
  switch (options.mode) {
    case 'mutants':
      return runMutants(options);
    case 'runs':
      return runAll(options);
  }
}

async function runAll(options: SimulateOptions): Promise<number> {
  const tally = await simulate(options, showProgress(options.runs));
  for (const { seed } of tally.failed.slice(0, SHOWN_FAILURES)) {
    console.log(`\nFAILED: npm run simulate -- --replay ${seed}`);
    await replay(options, seed);
  }
  console.log(describeTally(tally).join('\n'));
  return tally.failed.length === 0 ? 0 : 1;
}

async function replay({ classes, chunks }: SimulateOptions, seed: number): Promise<number> {
  const run = await runSeed({ seed, classes, chunks });
  const shown = run.violations.length === 0 ? run : await shrink({ seed, classes, chunks }, run);
  console.log(describeRun(shown).join('\n'));
  return run.violations.length === 0 ? 0 : 1;
}

async function runMutants({ seed }: SimulateOptions): Promise<number> {
  let missed = 0;
  for (const mutant of MUTANTS) {
    const { runs, invariant, message } = await findMutant(mutant, seed, MAX_MUTANT_RUNS);
    if (invariant === undefined) missed += 1;
    const found =
      invariant === undefined ? `MISSED in ${runs} runs` : `${invariant} in ${runs} runs: ${message ?? ''}`;
    console.log(`${mutant.name.padEnd(44)} ${found}\n${''.padEnd(4)}${mutant.replaces}`);
  }
  console.log(`${MUTANTS.length} mutants, ${MUTANTS.length - missed} caught, ${missed} missed`);
  return missed === 0 ? 0 : 1;
}

/** One line that is redrawn on a terminal; a line for every tenth of the way elsewhere. */
function showProgress(total: number): (tally: Tally) => void {
  let shownTenths = 0;
  return ({ runs, failed }) => {
    const line = `${runs} of ${total} runs, ${failed.length} failed`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${line}${runs === total ? '\n' : ''}`);
      return;
    }
    const tenths = Math.floor((10 * runs) / total);
    if (tenths > shownTenths) console.error(line);
    shownTenths = Math.max(tenths, shownTenths);
  };
}

async function runCommandLine(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const worlds = argv.includes('--exhaustive')
    ? argv.filter((option) => option !== '--exhaustive')
    : undefined;
  const run = understand(() => {
    if (worlds === undefined) return runMode.bind(undefined, readOptions(argv));
    return runExhaustive.bind(undefined, readWorlds(worlds));
  });
  return run === undefined ? USAGE_EXIT_CODE : await run();
}

/** Undefined, with the reason said, when the command line cannot be understood. */
function understand<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    console.error(`${(error as Error).message}\nnpm run simulate -- --help lists the options.`);
    return undefined;
  }
}

process.exitCode = await runCommandLine(process.argv.slice(2));
