import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Holds the id of the process that a run belongs to. */
export const OWNER_FILE = 'owner.pid';

const RUN_NAME = /^syncwell-[0-9a-f]+$/;
/** Enough to look up what just happened, few enough to be found. */
const KEPT_RUNS = 5;

/** Takes away the directories of runs under `local` but for the newest and those whose process lives. */
export async function removeOldRuns(local: string): Promise<void> {
  const names = (await readdir(local)).filter((name) => RUN_NAME.test(name));
  const runs = await Promise.all(names.map((name) => readRun(join(local, name))));
  const newestFirst = runs.filter((run) => run !== undefined).sort((a, b) => b.changedAtMs - a.changedAtMs);
  const old = newestFirst.slice(KEPT_RUNS).filter(({ ownerId }) => !isAlive(ownerId));
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}

interface Run {
  readonly path: string;
  readonly changedAtMs: number;
  /** 0 when it is not known. */
  readonly ownerId: number;
}

/** Undefined when another run has just taken it away. */
async function readRun(path: string): Promise<Run | undefined> {
  try {
    const { mtimeMs } = await stat(path);
    return { path, changedAtMs: mtimeMs, ownerId: await readOwner(path) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function readOwner(path: string): Promise<number> {
  try {
    return Number(await readFile(join(path, OWNER_FILE), 'utf8'));
  } catch (error) {
    // Older versions left none, and a run that is just being made has none yet: that one is among the newest.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
