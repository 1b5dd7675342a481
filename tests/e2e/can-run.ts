import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

import { printLines } from './print-lines.ts';

const ROOT = resolve(__dirname, '../..');

/** Whether this machine has the tools that a script of `scripts/` needs; what it lacks is said loudly. */
export function canRun(script: string): boolean {
  const asked = spawnSync(process.execPath, [script, '--can-run'], { cwd: ROOT, encoding: 'utf8' });
  if (asked.status === 0) return true;
  printLines(['', '*'.repeat(100), `${script}: ${asked.stderr.trim()}`, '*'.repeat(100), '']);
  return false;
}
