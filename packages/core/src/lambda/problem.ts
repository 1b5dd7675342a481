import { type ProblemCode, type ProblemError } from '../domain/errors.ts';
import type { HttpAnswer } from './http.ts';

const TITLES: Readonly<Record<ProblemCode, readonly [statusCode: number, title: string]>> = {
  'invalid-request': [400, 'The request is not valid'],
  unauthenticated: [401, 'A verified token is needed'],
  forbidden: [403, 'The token lacks a scope'],
  'premium-required': [403, 'This needs a premium subscription'],
  'not-found': [404, 'Not found'],
  'route-taken': [409, 'A sync of this source and destination is going on'],
  'illegal-state': [409, 'Not possible in the current status'],
  'idempotency-key-reused': [422, 'The Idempotency-Key belongs to another request'],
  'erasure-in-progress': [409, 'Everything of this user is being erased'],
  'consent-refused': [422, 'The provider did not accept the consent'],
  'scope-missing': [422, 'A permission is missing'],
  'internal-error': [500, 'Something went wrong on our side'],
  'temporarily-unavailable': [503, 'Try again in a moment'],
  'provider-blocked': [503, 'The provider does not accept this service'],
};

/** The problem document (RFC 9457) of a refused request. `type` is stable, one per code. */
export function toProblemAnswer({ code, message, details }: ProblemError, traceId: string): HttpAnswer {
  const [statusCode, title] = TITLES[code];
  const { errors, location, status: currentStatus, missingScopes } = details;
  return {
    statusCode,
    headers: {
      'content-type': 'application/problem+json',
      ...(location === undefined ? {} : { location }),
      ...(code === 'temporarily-unavailable' ? { 'retry-after': '5' } : {}),
    },
    body: {
      type: `urn:syncwell:problem:${code}`,
      title,
      status: statusCode,
      detail: message,
      traceId,
      ...(errors === undefined ? {} : { errors }),
      ...(currentStatus === undefined ? {} : { currentStatus }),
      ...(missingScopes === undefined ? {} : { missingScopes }),
    },
  };
}
