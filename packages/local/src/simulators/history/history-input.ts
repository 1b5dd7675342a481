import { parseCivilDate } from '@syncwell/core/domain/civil-date';
import * as z from 'zod';

import { createHistory } from './create-history.ts';
import { readRecordings } from './read-recordings.ts';
import type { Workout } from './workout.ts';

const civilDay = z.string().transform((text, context) => {
  const day = parseCivilDate(text);
  if (day !== undefined) return day;
  context.addIssue(`Expected a day YYYY-MM-DD, got ${text}`);
  return z.NEVER;
});

/** Where a user's workouts come from; both may be given. */
export const historyInput = z.strictObject({
  history: z
    .strictObject({ seed: z.string(), from: civilDay, to: civilDay, timeZone: z.string().optional() })
    .optional(),
  /** A folder of TCX files. */
  recordings: z.string().optional(),
});

/** Throws what createHistory and readRecordings throw. */
export function readHistory({ history, recordings }: z.output<typeof historyInput>): Workout[] {
  return [
    ...(history === undefined ? [] : createHistory(history)),
    ...(recordings === undefined ? [] : readRecordings(recordings)),
  ];
}
