import type { Fault } from '../faults/fault.ts';
import { type RunOptions, type RunResult, runSeed } from '../run-seed.ts';

/** Work that shrinking is worth, in steps of the simulation: some seconds. Long runs are shown less shrunk. */
const MAX_STEPS = 2_000_000;

/**
 * The fewest faults with which a failing run still fails the same way: halves, then smaller parts are left out as long
 * as that works (delta debugging, Zeller 1999). Answers the run with only those.
 */
export async function shrink(options: RunOptions, failing: RunResult): Promise<RunResult> {
  const invariant = failing.violations[0]?.invariant;
  let best = failing;
  let parts = 2;
  let steps = 0;
  while (best.faults.length > 1 && steps < MAX_STEPS) {
    const smaller = await tryParts(options, { best, parts, invariant });
    steps += parts * best.steps;
    if (smaller !== undefined) {
      best = smaller;
      parts = Math.max(parts - 1, 2);
    } else if (parts >= best.faults.length) return best;
    else parts = Math.min(2 * parts, best.faults.length);
  }
  return best;
}

interface Trial {
  readonly best: RunResult;
  readonly parts: number;
  readonly invariant: string | undefined;
}

/** The first run that still fails with one part of the faults left out. */
async function tryParts(
  options: RunOptions,
  { best, parts, invariant }: Trial,
): Promise<RunResult | undefined> {
  const size = Math.ceil(best.faults.length / parts);
  for (let start = 0; start < best.faults.length; start += size) {
    const kept = best.faults.filter((_, index) => index < start || index >= start + size);
    const run = await runSeed({ ...options, only: keysOf(kept) });
    if (run.violations[0]?.invariant === invariant && run.faults.length < best.faults.length) return run;
  }
  return undefined;
}

function keysOf(faults: readonly Fault[]): ReadonlySet<string> {
  return new Set(faults.map(({ key }) => key));
}
