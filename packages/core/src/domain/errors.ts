/** One wrong field of a request. `pointer` is a JSON pointer (RFC 6901) into the body. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** What a caller of the HTTP API can be refused for. The codes are stable: they are the problem types. */
export type ProblemCode =
  | 'invalid-request'
  | 'unauthenticated'
  | 'forbidden'
  | 'premium-required'
  | 'not-found'
  | 'route-taken'
  | 'illegal-state'
  | 'idempotency-key-reused'
  | 'erasure-in-progress'
  | 'consent-refused'
  | 'scope-missing'
  | 'provider-blocked'
  | 'temporarily-unavailable'
  | 'internal-error';

export interface ProblemDetails {
  readonly errors?: readonly FieldError[];
  /** Where the orchestration is that holds the route. */
  readonly location?: string;
  /** The status from which the command is illegal. */
  readonly status?: string;
  /** What a user did not allow. */
  readonly missingScopes?: readonly MissingScope[];
}

export interface MissingScope {
  /** In the provider's own name. */
  readonly scope: string;
  /** In words that users understand; they follow "permission to". */
  readonly permission: string;
}

/** A request that is answered with a problem document (RFC 9457). The message goes to the caller. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, message: string, details: ProblemDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Whether trying the same again may help: said in the type of each of our errors. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'retryable' in error && error.retryable === true;
}

/**
 * Whether trying the same again can never help: said in the type too. An error that says neither is a fault of the
 * code or of its stage, and a deployment may mend it.
 */
export function isPermanent(error: unknown): boolean {
  return error instanceof Error && 'retryable' in error && error.retryable === false;
}

/** An absent record and one that is not the caller's get this same answer. */
export function notFound(): ProblemError {
  return new ProblemError('not-found', 'No such orchestration.');
}
