import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';

import { UsageError } from './usage-error.ts';

/** The absolute path of a folder that holds TCX files. Throws UsageError when it is none. */
export async function findRecordings(folder: string): Promise<string> {
  const path = resolve(folder);
  const names = await listNames(path);
  if (names.some((name) => name.toLowerCase().endsWith('.tcx'))) return path;
  throw new UsageError(`Expected \`--recordings\` to be a folder with .tcx files, got ${path} without any`);
}

async function listNames(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`Expected \`--recordings\` to be a folder that can be read, got ${path} (${code})`);
  }
}
