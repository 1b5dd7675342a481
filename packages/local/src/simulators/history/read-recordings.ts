import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { recordingToWorkout } from './recording-to-workout.ts';
import type { Workout } from './workout.ts';

/**
 * Every `.tcx` file of `folder` as a workout of its own date, in the order of the file names. Throws when the folder
 * cannot be read, when a file is no TCX, or when two file names give one id.
 */
export function readRecordings(folder: string): Workout[] {
  const names = readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.tcx'));
  const workouts = names.sort().map((name) => readRecording(folder, name));
  const ids = workouts.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new Error(`Expected file names that differ in letters and digits, got two that become ${repeated}`);
  }
  return workouts;
}

function readRecording(folder: string, fileName: string): Workout {
  const text = readFileSync(join(folder, fileName), 'utf8');
  try {
    return recordingToWorkout({ fileName, text });
  } catch (error) {
    throw new Error(`${fileName}: ${(error as Error).message}`, { cause: error });
  }
}
