import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Runs are kept, for their logs, for a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The files of one run, under `.local/` of the workspace. */
export interface RunDirectory {
  readonly logFile: string;
  /** From the workspace, with forward slashes. */
  readonly buildFolder: string;
  /** Takes the bundles away; the log stays, for whoever wants to know what happened. */
  clean(): Promise<void>;
}

/** Makes `.local/<name>` and takes away what runs of days before left there. */
export async function makeRunDirectory(root: string, name: string, now: Date): Promise<RunDirectory> {
  const local = join(root, '.local');
  const directory = join(local, name);
  await mkdir(directory, { recursive: true });
  await removeOld(local, now);
  return {
    logFile: join(directory, 'services.log'),
    buildFolder: `.local/${name}/build`,
    clean: () => rm(join(directory, 'build'), { recursive: true, force: true }),
  };
}

async function removeOld(local: string, now: Date): Promise<void> {
  for (const name of await readdir(local)) {
    const path = join(local, name);
    const { mtime } = await stat(path);
    if (now.getTime() - mtime.getTime() > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}
