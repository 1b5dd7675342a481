// Everything that runs for the engines runs under a supervisor: when this process ends, however it does, it all ends.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SUPERVISOR = fileURLToPath(new URL('supervise.mjs', import.meta.url));

/**
 * Starts `command`; its output goes to `output`, an open file or `pipe`. `stop` ends it and all that it started, and
 * resolves when it is over; `ended` resolves with its exit code.
 */
export function spawnSupervised(command, args, { cwd, env, output }) {
  const child = spawn(process.execPath, [SUPERVISOR, command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output, 'ipc'],
  });
  // Not `close`: it never comes once this side has disconnected.
  const ended = new Promise((resolve) => void child.once('exit', (code) => resolve(code ?? 1)));
  const stop = () => {
    if (child.connected) child.disconnect();
    return ended;
  };
  return { child, ended, stop };
}
