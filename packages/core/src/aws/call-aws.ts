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

/** Sends one call; what may pass by itself becomes an AwsUnavailableError, everything else stays as it is. */
export async function callAws<T>(operation: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw isPassing(error) ? new AwsUnavailableError(operation, error) : error;
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
