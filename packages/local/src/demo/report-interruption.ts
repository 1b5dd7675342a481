import { describeError } from './describe-error.ts';
import { exitCodeOf, type Interruption } from './interruption.ts';

/** Says on stderr what a person should know of it. The exit code that fits. */
export function reportInterruption(interruption: Interruption): number {
  if (interruption.kind === 'crash') process.stderr.write(`${describeError(interruption.error)}\n`);
  if (interruption.kind === 'signal')
    process.stderr.write('Interrupted; everything that was started has ended.\n');
  return exitCodeOf(interruption);
}
