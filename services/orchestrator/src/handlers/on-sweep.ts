import { getDependencies } from '../dependencies.ts';
import { sweep } from '../sweep.ts';
import type { SweepDependencies } from '../sweep-record.ts';

/** Schedule: looks at every record that is due. */
export function createHandler(dependencies: () => SweepDependencies) {
  return async (): Promise<void> => sweep(dependencies());
}

export const handler = createHandler(getDependencies);
