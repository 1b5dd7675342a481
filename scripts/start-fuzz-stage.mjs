// The system that is fuzzed, in a process of its own.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const STAGE = fileURLToPath(new URL('../tests/api/fuzz-stage.ts', import.meta.url));

const EXIT_INTERRUPTED = 130;

/** Where it answers, where it logs, and a token of each of its users; `stop` ends it. It ends with this process too. */
export async function startFuzzStage() {
  const child = fork(STAGE, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise((resolve) => void child.once('exit', resolve));
  const stop = () => {
    if (child.connected) child.disconnect();
    return ended;
  };
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
    // What is fuzzing ends with this process.
    process.once(event, () => void stop().then(() => process.exit(EXIT_INTERRUPTED)));
  }
  const ready = new Promise((resolve) => void child.once('message', resolve));
  const early = ended.then((code) => {
    throw new Error(`Expected the system to start, it ended with ${code}`);
  });
  return { ...(await Promise.race([ready, early])), stop };
}
