import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import { UsageError } from './usage-error.ts';

/** The values on a command line that has `options` and no other words. @throws UsageError */
export function parseOptions<const T extends ParseArgsOptionsConfig>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    // Node's words are fit for a person: "Unknown option '--x'. ..."
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
