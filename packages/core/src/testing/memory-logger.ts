import type { EventName, LogDetails, Logger } from '../lambda/logger.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: EventName;
  readonly details: LogDetails;
}

/** Keeps what was logged. */
export interface MemoryLogger extends Logger {
  readonly lines: LogLine[];
}

export function createMemoryLogger(): MemoryLogger {
  const lines: LogLine[] = [];
  const write =
    (level: LogLine['level']) =>
    (event: EventName, details: LogDetails = {}) =>
      void lines.push({ level, event, details });
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}
