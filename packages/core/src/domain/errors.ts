import type { FieldError, MissingScope } from '../api/problem.ts';
import type { ProblemCode } from '../api/problem-types.ts';
import type { Status } from './status.ts';

export interface ProblemDetails {
  readonly errors?: readonly FieldError[];
  /** Where the orchestration is that holds the route. */
  readonly location?: string;
  /** The status from which the command is illegal. */
  readonly status?: Status;
  /** After so long the same request may succeed. */
  readonly retryAfterSeconds?: number;
  /** What a user did not allow. */
  readonly missingScopes?: readonly MissingScope[];
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
