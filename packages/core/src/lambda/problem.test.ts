import type { ProblemCode } from '../api/problem-types.ts';
import { ProblemError } from '../domain/errors.ts';
import { toProblemAnswer } from './problem.ts';

const STATUS_CODES: Readonly<Record<ProblemCode, number>> = {
  'invalid-request': 400,
  unauthenticated: 401,
  'premium-required': 403,
  'not-found': 404,
  'route-taken': 409,
  'illegal-state': 409,
  'idempotency-key-reused': 422,
  'erasure-in-progress': 409,
  'consent-refused': 422,
  'scope-missing': 422,
  'internal-error': 500,
  'too-many-starts': 429,
  'too-many-restarts': 429,
  'temporarily-unavailable': 503,
  'provider-blocked': 503,
};
const CODES = Object.entries(STATUS_CODES) as [ProblemCode, number][];

describe('toProblemAnswer', () => {
  it.each(CODES)('answers %s with %i and the members of RFC 9457', (code, statusCode) => {
    const answer = toProblemAnswer(new ProblemError(code, 'What happened.'), 'trace-1');
    expect(answer.statusCode).toBe(statusCode);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body).toStrictEqual({
      type: `urn:syncwell:problem:${code}`,
      title: expect.stringMatching(/^[A-Z].*[^.]$/) as string,
      status: statusCode,
      detail: 'What happened.',
      traceId: 'trace-1',
    });
  });

  it('has a title of its own for each code', () => {
    const bodies = CODES.map(([code]) => toProblemAnswer(new ProblemError(code, ''), '').body);
    expect(new Set(bodies.map((body) => body && 'title' in body && body.title)).size).toBe(CODES.length);
  });

  it.each(CODES)('says when to try %s again: only what passes by itself', (code) => {
    const { headers } = toProblemAnswer(new ProblemError(code, ''), '');
    expect(headers['retry-after']).toBe(code === 'temporarily-unavailable' ? '5' : undefined);
  });

  it('lists the wrong fields', () => {
    const errors = [{ pointer: '/startDate', detail: 'Expected a date' }];
    const { body } = toProblemAnswer(new ProblemError('invalid-request', 'x', { errors }), 't');
    expect(body).toMatchObject({ errors });
  });

  it('names the place of the one that has the route', () => {
    const location = '/orchestrations/orch-1/status';
    const { headers, body } = toProblemAnswer(new ProblemError('route-taken', 'x', { location }), 't');
    expect(headers['location']).toBe(location);
    expect(body).not.toHaveProperty('location');
  });

  it('names the permissions that are missing', () => {
    const missingScopes = [{ scope: 'activity:write', permission: 'upload activities' }];
    const { body } = toProblemAnswer(new ProblemError('scope-missing', 'x', { missingScopes }), 't');
    expect(body).toMatchObject({ missingScopes });
  });

  it('names the status that is in the way, apart from the HTTP status', () => {
    const problem = new ProblemError('illegal-state', 'x', { status: 'COMPLETED' });
    expect(toProblemAnswer(problem, 't').body).toMatchObject({ status: 409, currentStatus: 'COMPLETED' });
  });
});
