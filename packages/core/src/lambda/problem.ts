import type { Problem } from '../api/problem.ts';
import { PROBLEM_TYPES, type ProblemCode, toProblemType } from '../api/problem-types.ts';
import type { ProblemError } from '../domain/errors.ts';
import type { HttpAnswer } from './http.ts';

/** Whatever did not answer may do so again in a moment. */
const UNAVAILABLE_SECONDS: Readonly<Partial<Record<ProblemCode, number>>> = { 'temporarily-unavailable': 5 };

/** The problem document (RFC 9457) of a refused request. `type` is stable, one per code. */
export function toProblemAnswer({ code, message, details }: ProblemError, traceId: string): HttpAnswer {
  const [statusCode, title] = PROBLEM_TYPES[code];
  const { errors, location, status: currentStatus, missingScopes } = details;
  const { retryAfterSeconds = UNAVAILABLE_SECONDS[code] } = details;
  const body: Problem = {
    type: toProblemType(code),
    title,
    status: statusCode,
    detail: message,
    traceId,
    ...(errors === undefined ? {} : { errors }),
    ...(currentStatus === undefined ? {} : { currentStatus }),
    ...(missingScopes === undefined ? {} : { missingScopes }),
  };
  const headers = {
    'content-type': 'application/problem+json',
    ...(location === undefined ? {} : { location }),
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
  };
  return { statusCode, headers, body };
}
