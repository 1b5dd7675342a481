import { findPlatformFault } from './check-platform.ts';
import { watchInterruptions } from './watch-interruptions.ts';

const fault = findPlatformFault(process.versions.node);
if (fault !== undefined) {
  process.stderr.write(`${fault}\n`);
  process.exit(2);
}
// Watched before the rest is loaded: that takes a while, and Ctrl-C may come at any time.
const signal = watchInterruptions(process, () => performance.now());
const { runCommandLine } = await import('./run-command-line.ts');
// A closed pipe or a worker that is slow to end must not keep a finished demo alive.
process.exit(await runCommandLine(process.argv.slice(2), signal));
