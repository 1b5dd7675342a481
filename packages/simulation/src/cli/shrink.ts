import type { Fault } from '../faults/fault.ts';
import { type RunOptions, type RunResult, runSeed } from '../run-seed.ts';

/**
 * The fewest faults with which a failing run still fails the same way: halves, then smaller parts are left out as long
 * as that works (delta debugging, Zeller 1999). Answers the run with only those.
 */
export async function shrink(options: RunOptions, failing: RunResult): Promise<RunResult> {
  const invariant = failing.violations[0]?.invariant;
  let best = failing;
  let parts = 2;
  while (best.faults.length > 1) {
    const smaller = await tryParts(options, { best, parts, invariant });
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
