import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOOPBACK_HOST } from '../embedded/loopback-server.ts';
import type { StackReport } from '../stack/stack-report.ts';
import type { ServicesMessage } from './services-message.ts';
import { ServicesStartError } from './services-start-error.ts';

/** The file itself, not the shim in `.bin`: that one does not pass signals on, and would start compose. */
const FRAMEWORK_SCRIPT = 'node_modules/serverless/scripts/serverless.js';
const LONGEST_START_MS = 60_000;
const TAIL_LINES = 25;

/** How to start the services. */
export interface ServicesLaunch {
  /** The workspace. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that the services print is added to it. */
  readonly logFile: string;
  /** Aborting it ends a start that is under way. */
  readonly signal?: AbortSignal;
}

/** Where the services listen. */
export interface ServicesPorts {
  readonly http: number;
  readonly lambda: number;
}

/** The services, up. */
export interface Services {
  readonly report: StackReport;
  readonly ports: ServicesPorts;
  /** Resolves when the process has ended, with how. */
  readonly ended: Promise<string>;
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts the three services under serverless-offline in one child process, which ends when this process does.
 * @throws ServicesStartError, or the reason of the aborted signal
 */
export async function startServices(launch: ServicesLaunch, ports: ServicesPorts): Promise<Services> {
  launch.signal?.throwIfAborted();
  const child = spawnFramework(launch, ports);
  const ended = waitForEnd(child);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const outcome = await waitForOutcome(child, ended, launch.signal);
  if (typeof outcome !== 'string') return { report: outcome, ports, ended, kill };
  await kill();
  launch.signal?.throwIfAborted();
  throw new ServicesStartError(outcome, { logFile: launch.logFile, tail: await readTail(launch.logFile) });
}

/** The child has a process group of its own, so that Ctrl-C in a terminal reaches this process only. */
function spawnFramework({ root, environment, logFile }: ServicesLaunch, ports: ServicesPorts): ChildProcess {
  const log = openSync(logFile, 'a');
  const command = ['offline', 'start', '--config', 'serverless.local.mjs', '--stage', 'local', '--noSponsor'];
  const listen = [
    '--host',
    LOOPBACK_HOST,
    '--httpPort',
    String(ports.http),
    '--lambdaPort',
    String(ports.lambda),
  ];
  const child = spawn(process.execPath, [join(root, FRAMEWORK_SCRIPT), ...command, ...listen], {
    cwd: root,
    env: environment,
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  return child;
}

function waitForEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`it could not be started (${error.message})`));
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}`));
  });
}

/** The report when the services are ready, or in words why they are not. */
async function waitForOutcome(
  child: ChildProcess,
  ended: Promise<string>,
  signal?: AbortSignal,
): Promise<StackReport | string> {
  const late = AbortSignal.timeout(LONGEST_START_MS);
  const waits: Promise<StackReport | string>[] = [
    waitUntilReady(child),
    ended,
    once(late, 'abort').then(() => `it was not ready after ${LONGEST_START_MS / 1000} s`),
  ];
  if (signal !== undefined) waits.push(once(signal, 'abort').then(() => 'it was interrupted'));
  return Promise.race(waits);
}

function waitUntilReady(child: ChildProcess): Promise<StackReport> {
  return new Promise((resolve) => {
    let report: StackReport | undefined;
    child.on('message', (message: ServicesMessage) => {
      if (message.type === 'stack') report = message.report;
      else if (report !== undefined) resolve(report);
    });
  });
}

async function readTail(logFile: string): Promise<string> {
  return (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}
