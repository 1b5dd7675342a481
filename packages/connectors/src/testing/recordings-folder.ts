import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The folder of real TCX recordings: RECORDINGS_DIR, or the `recordings` that lie shared beside the repository. They
 * belong to others and are not part of it. undefined when there is none.
 */
export function findRecordingsFolder(): string | undefined {
  const folder = resolve(process.env.RECORDINGS_DIR ?? '../shared/recordings');
  return existsSync(folder) ? folder : undefined;
}
