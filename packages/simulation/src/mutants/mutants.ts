import type { Mutant } from './mutant.ts';
import { PORT_MUTANTS } from './port-mutants.ts';
import { TRANSFER_MUTANTS } from './transfer-mutants.ts';
import { TRANSITION_MUTANTS } from './transition-mutants.ts';

/** Known-bad variants of the product, each of which somebody could have written. */
export const MUTANTS: readonly Mutant[] = [...TRANSITION_MUTANTS, ...PORT_MUTANTS, ...TRANSFER_MUTANTS];
