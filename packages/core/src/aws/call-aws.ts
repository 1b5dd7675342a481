/** AWS did not do it, or did not say so, after the SDK's own tries. Retryable: the call may or may not have been applied. */
export class AwsUnavailableError extends Error {
  override readonly name = 'AwsUnavailableError';
  readonly code = 'AWS_UNAVAILABLE';
  readonly retryable = true;

  constructor(operation: string, cause: unknown) {
    super(`Expected ${operation} to be answered, got ${cause instanceof Error ? cause.name : typeof cause}`, {
      cause,
    });
  }
}

/** AWS will never carry this very request out. Permanent: its values come from a message or a record that is not right. */
export class AwsRefusedError extends Error {
  override readonly name = 'AwsRefusedError';
  readonly code = 'AWS_REFUSED';
  readonly retryable = false;

  constructor(operation: string, cause: Error) {
    super(`Expected ${operation} to be valid, got ${cause.name}`, { cause });
  }
}

/** Names of what is wrong with the request itself. A missing permission or table is not: a deployment mends it. */
const INVALID = new Set(['ValidationException', 'SerializationException']);
/** Names that throttling goes by in DynamoDB and SQS. */
const THROTTLING = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'SlowDown',
  'ThrottlingException',
  'TooManyRequestsException',
]);
/** Names and codes of a connection that failed or said nothing in time. */
const CONNECTION = new Set([
  'TimeoutError',
  'RequestTimeout',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** A proxy on the way answers 502 to 504 in HTML: the SDK then throws the SyntaxError of its JSON, with the status. */
const SERVER_ERROR = 500;

interface SdkError extends Error {
  readonly code?: unknown;
  readonly $fault?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/**
 * Sends one call. What may pass by itself becomes an AwsUnavailableError, what never will an AwsRefusedError, everything
 * else stays as it is.
 */
export async function callAws<T>(operation: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (isPassing(error)) throw new AwsUnavailableError(operation, error);
    throw error instanceof Error && INVALID.has(error.name) ? new AwsRefusedError(operation, error) : error;
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, code, $fault, $metadata }: SdkError = error;
  return (
    $fault === 'server' ||
    ($metadata?.httpStatusCode ?? 0) >= SERVER_ERROR ||
    THROTTLING.has(name) ||
    CONNECTION.has(name) ||
    CONNECTION.has(String(code))
  );
}
