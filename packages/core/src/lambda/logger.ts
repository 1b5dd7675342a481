import { type DestinationStream, pino, stdTimeFunctions } from 'pino';

import { describeError, type OwnErrorClass } from './logger-error.ts';
import { filterFields, type LogFields } from './logger-fields.ts';
import { toMetric } from './metric-line.ts';
import { systemClock } from './system-clock.ts';

/** What happened, as a constant of the code: `chunk.settled`. Never built from data. */
export type EventName = `${Lowercase<string>}.${Lowercase<string>}`;

/** Allow-listed fields, and what was thrown; of that the line says name, code and stack frames. */
export interface LogDetails extends LogFields {
  readonly error?: unknown;
}

/** One JSON line per call. Nothing that is not on the allow-list gets out, whatever the caller passes. */
export interface Logger {
  info(event: EventName, details?: LogDetails): void;
  warn(event: EventName, details?: LogDetails): void;
  error(event: EventName, details?: LogDetails): void;
}

export interface LoggerOptions {
  /** Name of the service, on every line. */
  readonly service: string;
  /** Where the lines go; absent: standard output, written before the call returns. */
  readonly destination?: DestinationStream;
  /** Classes whose messages may be logged. */
  readonly ownErrors?: readonly OwnErrorClass[];
}

const EVENT_NAME = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/;

/** A logger of lines such as `{"level":"info","time":"2024-01-31T10:00:00.000Z","service":"status","event":"..."}`. */
export function createLogger({ service, destination, ownErrors = [] }: LoggerOptions): Logger {
  const sink = pino(
    {
      base: { service },
      messageKey: 'event',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    // Synchronous, because a function is frozen, and may never thaw, as soon as it has answered.
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (event: EventName, details: LogDetails = {}) => {
      const { error, ...rest } = details;
      const fields = filterFields(rest);
      const metric = toMetric({ service, event, fields, now: systemClock.now() });
      sink[level](
        { ...(error === undefined ? {} : describeError(error, ownErrors)), ...fields, ...metric },
        EVENT_NAME.test(event) && event.length <= 80 ? event : 'log.unnamed',
      );
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
