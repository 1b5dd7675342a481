import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOOPBACK_HOST } from '../embedded/loopback-server.ts';
import type { LocalProcess } from '../process/local-process.ts';
import { spawnNode, type NodeProcess } from '../process/spawn-node.ts';
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
  /** Values of parameters in place of the stage's own (config/stages), by name. */
  readonly parameters: Readonly<Record<string, number | string>>;
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
export interface Services extends LocalProcess {
  readonly report: StackReport;
  readonly ports: ServicesPorts;
}

/**
 * Starts the three services under serverless-offline in one child process, which ends when this process does.
 * @throws ServicesStartError, or the reason of the aborted signal
 */
export async function startServices(launch: ServicesLaunch, ports: ServicesPorts): Promise<Services> {
  launch.signal?.throwIfAborted();
  const { child, pid, ended, kill } = spawnFramework(launch, ports);
  const outcome = await waitForOutcome(child, ended, launch.signal);
  if (typeof outcome !== 'string') return { report: outcome, ports, pid, ended, kill };
  await kill();
  launch.signal?.throwIfAborted();
  throw new ServicesStartError(outcome, { logFile: launch.logFile, tail: await readTail(launch.logFile) });
}

function spawnFramework(
  { root, environment, parameters, logFile }: ServicesLaunch,
  { http, lambda }: ServicesPorts,
): NodeProcess {
  const command = ['offline', 'start', '--config', 'serverless.local.mjs', '--stage', 'local', '--noSponsor'];
  const listen = ['--host', LOOPBACK_HOST, '--httpPort', String(http), '--lambdaPort', String(lambda)];
  const params = Object.entries(parameters).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
  const args = [join(root, FRAMEWORK_SCRIPT), ...command, ...listen, ...params];
  return spawnNode({ args, cwd: root, environment, logFile });
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
