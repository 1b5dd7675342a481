import { findPlatformFault } from '../demo/check-platform.ts';
import { watchInterruptions } from '../demo/watch-interruptions.ts';
import { runCommandLine } from './run-command-line.ts';

const fault = findPlatformFault(process.versions.node);
if (fault !== undefined) {
  process.stderr.write(`${fault}\n`);
  process.exit(2);
}
const signal = watchInterruptions(process, () => performance.now());
process.exit(await runCommandLine(process.argv.slice(2), signal));
