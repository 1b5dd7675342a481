import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { LocalProcess } from './local-process.ts';

/** What to run, and where. */
export interface NodeLaunch {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that the process prints is added to it. */
  readonly logFile: string;
}

/** The process, with its channel for messages. */
export interface NodeProcess extends LocalProcess {
  readonly child: ChildProcess;
}

/**
 * Starts this Node once more. The child has a process group of its own, so that Ctrl-C in a terminal reaches this
 * process only, and a channel, whose end tells it that this process is gone.
 */
export function spawnNode({ args, cwd, environment, logFile }: NodeLaunch): NodeProcess {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, args, {
    cwd,
    env: environment,
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  const ended = waitForEnd(child);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { child, pid: child.pid, ended, kill };
}

function waitForEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`it could not be started (${error.message})`));
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}`));
  });
}
