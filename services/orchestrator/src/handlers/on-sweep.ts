import type { Context } from 'aws-lambda';

import { getSweepDependencies } from '../erasure-dependencies.ts';
import { sweep } from '../sweep.ts';
import type { SweepDependencies } from '../sweep-record.ts';

/** Schedule: looks at every record that is due, as far as the invocation's time goes. */
export function createHandler(open: () => SweepDependencies) {
  return async (_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> => {
    const dependencies = open();
    const deadline = new Date(dependencies.clock.now().getTime() + context.getRemainingTimeInMillis());
    await sweep(dependencies, deadline);
  };
}

export const handler = createHandler(getSweepDependencies);
