import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { OWNER_FILE, removeOldRuns } from './remove-old-runs.ts';

/** The files of one run, under `.local/` of the workspace. */
export interface RunDirectory {
  readonly logFile: string;
  /** From the workspace, with forward slashes. */
  readonly buildFolder: string;
  /** Takes the bundles away; the log stays, for whoever wants to know what happened. */
  clean(): Promise<void>;
}

/** Makes `.local/<name>` and takes away what earlier runs left there, but for the last few. */
export async function makeRunDirectory(root: string, name: string): Promise<RunDirectory> {
  const local = join(root, '.local');
  const directory = join(local, name);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, OWNER_FILE), String(process.pid));
  await removeOldRuns(local);
  return {
    logFile: join(directory, 'services.log'),
    buildFolder: `.local/${name}/build`,
    clean: () => rm(join(directory, 'build'), { recursive: true, force: true }),
  };
}
