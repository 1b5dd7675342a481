/**
 * Every problem type (RFC 9457) of the API: its HTTP status and its title. The codes are stable;
 * `urn:syncwell:problem:<code>` is the `type`.
 */
export const PROBLEM_TYPES = {
  'invalid-request': [400, 'The request is not valid'],
  unauthenticated: [401, 'A verified token is needed'],
  'premium-required': [403, 'This needs a premium subscription'],
  'not-found': [404, 'Not found'],
  'route-taken': [409, 'A sync of this source and destination is going on'],
  'illegal-state': [409, 'Not possible in the current status'],
  'idempotency-key-reused': [422, 'The Idempotency-Key belongs to another request'],
  'erasure-in-progress': [409, 'Everything of this user is being erased'],
  'consent-refused': [422, 'The provider did not accept the consent'],
  'scope-missing': [422, 'A permission is missing'],
  'too-many-starts': [429, 'Too many syncs were begun'],
  'too-many-restarts': [429, 'The sync was resumed and retried too often'],
  'internal-error': [500, 'Something went wrong on our side'],
  'temporarily-unavailable': [503, 'Try again in a moment'],
  'provider-blocked': [503, 'The provider does not accept this service'],
} as const satisfies Readonly<Record<string, readonly [statusCode: number, title: string]>>;

/** What a caller of the HTTP API can be refused for. */
export type ProblemCode = keyof typeof PROBLEM_TYPES;
/** The `type` of a problem document. */
export type ProblemType = `urn:syncwell:problem:${ProblemCode}`;

export const PROBLEM_CODES = Object.keys(PROBLEM_TYPES) as readonly ProblemCode[];

export function toProblemType(code: ProblemCode): ProblemType {
  return `urn:syncwell:problem:${code}`;
}
