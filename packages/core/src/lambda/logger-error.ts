import { MAX_TEXT_LENGTH } from './logger-fields.ts';

/** A class of errors whose messages are written by us: they hold no token, no user id and no workout. */
export type OwnErrorClass = abstract new (...args: never[]) => Error & { readonly code: string };

/** What a log line says of an error. */
export interface ErrorDescription {
  readonly errorName: string;
  readonly errorCode?: string;
  /** Only of our own classes: a foreign message may quote what was sent. */
  readonly errorMessage?: string;
  /** Stack frames, innermost first, without the message that heads a stack. */
  readonly errorStack?: readonly string[];
  readonly httpStatus?: number;
  readonly causeName?: string;
  readonly causeCode?: string;
}

const MAX_FRAMES = 10;
/** A line of a V8 stack that ends in a source position: `    at call (file:///app/index.mjs:1:2)`. */
const FRAME = /^\s+at (?:.* \()?(?:file:\/\/|node:|\/|[A-Za-z]:\\).*:\d+:\d+\)?$/;
/** Names and codes are identifiers; anything else in their place is somebody's text. */
const IDENTIFIER = /^[\w.:-]{1,80}$/;

/** Describes anything that was thrown. Pure. */
export function describeError(error: unknown, ownErrors: readonly OwnErrorClass[]): ErrorDescription {
  if (!(error instanceof Error)) return { errorName: `thrown ${typeof error}` };
  const isOwn = ownErrors.some((ownError) => error instanceof ownError);
  return {
    errorName: toIdentifier(error.name) ?? 'Error',
    ...defined('errorCode', toIdentifier(readProperty(error, 'code'))),
    ...(isOwn ? { errorMessage: error.message.slice(0, MAX_TEXT_LENGTH) } : {}),
    ...defined('errorStack', toFrames(error)),
    ...defined('httpStatus', toHttpStatus(error)),
    ...(error.cause instanceof Error
      ? {
          causeName: toIdentifier(error.cause.name) ?? 'Error',
          ...defined('causeCode', toIdentifier(readProperty(error.cause, 'code'))),
        }
      : {}),
  };
}

function toFrames({ stack, message }: Error): readonly string[] | undefined {
  if (stack === undefined) return undefined;
  const messageAt = stack.indexOf(message);
  const afterMessage = messageAt === -1 ? stack : stack.slice(messageAt + message.length);
  return afterMessage
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim().slice(0, MAX_TEXT_LENGTH));
}

/** Our errors say `httpStatus`; those of the AWS SDK keep it in `$metadata`. */
function toHttpStatus(error: Error): number | undefined {
  const status =
    readProperty(error, 'httpStatus') ?? readProperty(readProperty(error, '$metadata'), 'httpStatusCode');
  return typeof status === 'number' ? status : undefined;
}

function toIdentifier(value: unknown): string | undefined {
  return typeof value === 'string' && IDENTIFIER.test(value) ? value : undefined;
}

function readProperty(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function defined<K extends string, V>(name: K, value: V | undefined): { readonly [N in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [N in K]?: V };
}
