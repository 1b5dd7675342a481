import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { packagedEnvironment, packagedHandlers } from '../packaged-handlers.ts';
import type { CanaryReport } from './main.ts';

export interface CanaryRun extends CanaryReport {
  /** Everything that the functions printed. */
  readonly output: string;
}

const ROOT = join(__dirname, '..', '..', '..');
/** It takes some seconds. */
const LONGEST_MS = 100_000;

/** Runs every packaged function in a process of its own, whose output is theirs. */
export async function runCanary(): Promise<CanaryRun> {
  const modules = packagedHandlers().map(({ name, path }) => [name, path]);
  const child = spawn(process.execPath, [join(__dirname, 'main.ts')], {
    cwd: ROOT,
    env: {
      ...packagedEnvironment(),
      PATH: process.env['PATH'],
      TEST_TABLES: process.env['TEST_TABLES'],
      CANARY_HANDLERS: JSON.stringify(modules),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...{ timeout: LONGEST_MS, killSignal: 'SIGKILL' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => (output += part));
  }
  let report: CanaryReport | undefined;
  child.on('message', (message) => (report = message as CanaryReport));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0 || report === undefined)
    throw new Error(`Expected a report, got exit code ${code}:\n${output}`);
  return { ...report, output };
}
