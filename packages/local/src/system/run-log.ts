import { appendFileSync } from 'node:fs';

/** Adds lines of this process to the log that the services write. */
export function createRunLog(logFile: string): (line: string) => void {
  return (line) => appendFileSync(logFile, `[local system] ${line}\n`);
}
