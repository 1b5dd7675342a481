import { describeError } from '../demo/describe-error.ts';
import type { Interruption } from '../demo/interruption.ts';
import { reportInterruption } from '../demo/report-interruption.ts';
import { UsageError } from '../options/usage-error.ts';
import { HELP, toChaosOptions } from './chaos-options.ts';

const USAGE_EXIT_CODE = 2;

/**
 * The whole run from its arguments to its exit code: 0 every sync ended well, 1 one did not or something broke, 2 the
 * command line is wrong, 128 + n ended by signal n. An aborted `signal` ends it early, everything stopped.
 */
export async function runCommandLine(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    const options = toChaosOptions(argv);
    if (options === 'help') {
      say(HELP);
      return 0;
    }
    const { runChaos } = await import('./run-chaos.ts');
    return await runChaos(options, { signal, say });
  } catch (error) {
    return signal.aborted ? reportInterruption(signal.reason as Interruption) : reportError(error);
  }
}

function reportError(error: unknown): number {
  const isUsage = error instanceof UsageError;
  const text = isUsage
    ? `${error.message}\nnpm run chaos -- --help lists the options.`
    : describeError(error);
  process.stderr.write(`${text}\n`);
  return isUsage ? USAGE_EXIT_CODE : 1;
}
