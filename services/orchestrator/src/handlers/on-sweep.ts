import type { Context } from 'aws-lambda';

import { getSweepDependencies } from '../erasure-dependencies.ts';
import { sweep } from '../sweep.ts';
import type { SweepDependencies } from '../sweep-record.ts';

/** Some records were not looked at. Says nothing of why: the runtime writes what a function throws to the log as it is. */
export class SweepIncompleteError extends Error {
  override readonly name = 'SweepIncompleteError';
  readonly code = 'SWEEP_INCOMPLETE';

  constructor() {
    super(
      'Expected every due record to be looked at, got an error: the line `sweep.incomplete` describes it',
    );
  }
}

/** Schedule: looks at every record that is due, as far as the invocation's time goes. Throws SweepIncompleteError. */
export function createHandler(open: () => SweepDependencies) {
  return async (_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> => {
    const dependencies = open();
    const deadline = new Date(dependencies.clock.now().getTime() + context.getRemainingTimeInMillis());
    try {
      await sweep(dependencies, deadline);
    } catch (error) {
      dependencies.logger.error('sweep.incomplete', { error });
      // Without a cause, which would be written out as well.
      throw new SweepIncompleteError();
    }
  };
}

export const handler = createHandler(getSweepDependencies);
