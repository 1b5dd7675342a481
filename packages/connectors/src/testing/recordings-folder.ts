import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Value of `RECORDINGS_DIR` on a machine that is known to have none. */
const NONE = 'none';

/**
 * The folder of real TCX recordings: `RECORDINGS_DIR`, or the usual one next to the repository. They belong to others
 * and are not part of it. Undefined, said aloud, when there is none; an error when CI=true, where they are required
 * unless `RECORDINGS_DIR` says `none`.
 */
export function recordingsFolder(): string | undefined {
  const folder = process.env['RECORDINGS_DIR'] ?? join(process.cwd(), '..', 'shared', 'recordings');
  if (existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.tcx'))) return folder;
  const message = `Expected a folder of TCX recordings in RECORDINGS_DIR, got ${folder}, which holds none`;
  if (process.env['CI'] === 'true' && folder !== NONE) throw new Error(message);
  console.warn(`${message}: the tests with recordings are SKIPPED`);
  return undefined;
}
