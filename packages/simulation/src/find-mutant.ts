import { FAULT_CLASS_NAMES } from './faults/fault.ts';
import type { Mutant } from './mutants/mutant.ts';
import { runSeed } from './run-seed.ts';

/** How a mutant was caught; `runs` is how many it took. */
export interface Catch {
  readonly mutant: string;
  readonly runs: number;
  readonly invariant: string | undefined;
  readonly message: string | undefined;
}

/** Runs seeds until the mutant is caught, at most `maxRuns`. */
export async function findMutant(mutant: Mutant, firstSeed: number, maxRuns: number): Promise<Catch> {
  for (let runs = 1; runs <= maxRuns; runs += 1) {
    const { violations } = await runSeed({ seed: firstSeed + runs, classes: FAULT_CLASS_NAMES, mutant });
    const [first] = violations;
    if (first !== undefined) {
      return { mutant: mutant.name, runs, invariant: first.invariant, message: first.message };
    }
  }
  return { mutant: mutant.name, runs: maxRuns, invariant: undefined, message: undefined };
}
