import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';

import { toCivilDate } from '@syncwell/core/domain/civil-date';
import type { DateRange } from '@syncwell/core/domain/date-range';

import { readRecordings } from '../simulators/history/read-recordings.ts';
import { civilStartMs } from '../simulators/history/workout.ts';
import { UsageError } from '../options/usage-error.ts';

/** A folder of TCX files that can all be read. */
export interface Recordings {
  /** Absolute. */
  readonly folder: string;
  /** From the day of the first recording to the day of the last. */
  readonly range: DateRange;
}

/** Looks at every TCX file of `folder`. Throws UsageError when there is none, or one that cannot be read. */
export async function openRecordings(folder: string): Promise<Recordings> {
  const path = resolve(folder);
  const names = await listNames(path);
  if (!names.some((name) => name.toLowerCase().endsWith('.tcx'))) {
    throw new UsageError(`Expected \`--recordings\` to be a folder with .tcx files, got ${path} without any`);
  }
  const days = readStarts(path).map((startMs) => toCivilDate(new Date(startMs)));
  const [start, end] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))];
  return { folder: path, range: { start, end } };
}

async function listNames(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`Expected \`--recordings\` to be a folder that can be read, got ${path} (${code})`);
  }
}

function readStarts(path: string): number[] {
  try {
    return readRecordings(path).map(civilStartMs);
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError(
      `Expected \`--recordings\` to hold TCX files that can be read, got ${path}: ${message}`,
    );
  }
}
