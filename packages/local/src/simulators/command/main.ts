import { once } from 'node:events';

import { exitCodeOf, type Interruption } from '../../demo/interruption.ts';
import { UsageError } from '../../options/usage-error.ts';
import { watchInterruptions } from '../../demo/watch-interruptions.ts';
import { HELP, readSimulatorsOptions } from './simulator-options.ts';

const USAGE_EXIT_CODE = 2;

const signal = watchInterruptions(process, () => performance.now());
process.exit(await run());

/** Exit code: that of the signal that ended it, 0 after the help, 1 when a port is taken, 2 for a wrong command line. */
async function run(): Promise<number> {
  try {
    const options = readSimulatorsOptions(process.argv.slice(2), process.env);
    if (options === 'help') {
      process.stdout.write(`${HELP}\n`);
      return 0;
    }
    const { runSimulators } = await import('./run-simulators.ts');
    const running = await runSimulators(options);
    process.stdout.write(running.text);
    if (!signal.aborted) await once(signal, 'abort');
    await running.stop();
    return exitCodeOf(signal.reason as Interruption);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? USAGE_EXIT_CODE : 1;
  }
}
