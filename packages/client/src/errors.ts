import type { Problem, ProblemCode } from './api-types.ts';

/** The API refused a request. */
export class SyncApiError extends Error {
  override readonly name = 'SyncApiError';
  readonly code = 'API_REFUSED';
  readonly httpStatus: number;
  /** Which refusal it is; undefined when the refusal came from in front of the API, a gateway for example. */
  readonly reason: ProblemCode | undefined;
  /** The whole answer, by RFC 9457. */
  readonly problem: Problem | undefined;
  /** When the API asks to be called again; undefined when it does not say. */
  readonly retryAfterMs: number | undefined;
  /** Path of the sync that is in the way; with `route-taken`. */
  readonly location: string | undefined;

  constructor(
    request: string,
    answer: {
      readonly httpStatus: number;
      readonly problem: Problem | undefined;
      readonly retryAfterMs: number | undefined;
      readonly location: string | undefined;
    },
  ) {
    const { httpStatus, problem } = answer;
    super(`${request} answered ${httpStatus}${problem ? ` (${problem.title}: ${problem.detail})` : ''}`);
    this.httpStatus = httpStatus;
    this.problem = problem;
    this.reason = problem?.type.replace(/^.*:/, '') as ProblemCode | undefined;
    this.retryAfterMs = answer.retryAfterMs;
    this.location = answer.location;
  }
}

/** Nothing answered: no network, or not in time. Whether the request was carried out is not known. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly code = 'NO_ANSWER';
  /** What `fetch` said. */
  override readonly cause: unknown;

  constructor(request: string, why: 'failed' | 'timed out', cause: unknown) {
    super(`Expected an answer to ${request}, got none: it ${why}`);
    this.cause = cause;
  }
}

/** Something answered that is not the API: the login page of a public network, for example. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  readonly code = 'UNEXPECTED_ANSWER';

  constructor(request: string, expected: string, got: string) {
    super(`Expected ${expected} as the answer to ${request}, got ${got}`);
  }
}

const TOO_MANY_REQUESTS = 429;

/** Whether the same call may succeed later, with nothing done about it. */
export function isPassing(error: unknown): boolean {
  if (error instanceof SyncApiError) {
    return error.httpStatus >= 500 || error.httpStatus === TOO_MANY_REQUESTS;
  }
  return error instanceof NoAnswerError || error instanceof UnexpectedAnswerError;
}
