import { TEST_NOW } from '../testing/fake-effects.ts';
import { toFitbitError } from './to-fitbit-error.ts';

function errorOf(httpStatus: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return toFitbitError({ status: httpStatus, headers: new Headers(headers), body: text }, TEST_NOW);
}

function googleError(status: string, reason?: string) {
  const details = reason === undefined ? undefined : [{ '@type': 'ErrorInfo', reason, domain: 'example' }];
  return { error: { code: 400, message: 'quotes "2024-03-01" of the filter', status, details } };
}

describe('toFitbitError', () => {
  it.each([
    [400, googleError('INVALID_ARGUMENT', 'INVALID_FILTER_FORMAT'), 'BAD_REQUEST'],
    [400, googleError('FAILED_PRECONDITION', 'ACCOUNT_NOT_LINKED'), 'ACCOUNT_NOT_LINKED'],
    [400, googleError('FAILED_PRECONDITION'), 'ACCOUNT_NOT_LINKED'],
    [400, 'no json', 'BAD_REQUEST'],
    [401, googleError('UNAUTHENTICATED'), 'AUTH_REVOKED'],
    [403, googleError('PERMISSION_DENIED', 'RESOURCE_PERMISSION_DENIED'), 'SCOPE_MISSING'],
    [404, googleError('NOT_FOUND'), 'BAD_REQUEST'],
    [410, '', 'PROVIDER_GONE'],
    [429, googleError('RESOURCE_EXHAUSTED'), 'RATE_LIMITED'],
    [500, '<html>', 'TRANSIENT'],
    [503, googleError('UNAVAILABLE'), 'TRANSIENT'],
    [504, '', 'TRANSIENT'],
  ])('maps %i %j to %s', (status, body, code) => {
    expect(errorOf(status, body)).toMatchObject({ code, provider: 'fitbit', httpStatus: status });
  });

  it('keeps the machine-readable words and nothing of the message', () => {
    expect(errorOf(400, googleError('INVALID_ARGUMENT', 'INVALID_FILTER_FORMAT')).message).toBe(
      'Expected fitbit to accept the request, got 400 INVALID_ARGUMENT / INVALID_FILTER_FORMAT (BAD_REQUEST)',
    );
  });

  it('waits for the next full minute, or as long as Retry-After says', () => {
    expect(errorOf(429, '').retryAt).toBe('2024-06-15T10:08:00.000Z');
    expect(errorOf(429, '', { 'Retry-After': '7' }).retryAt).toBe('2024-06-15T10:07:37.000Z');
    expect(errorOf(429, '', { 'Retry-After': 'soon' }).retryAt).toBe('2024-06-15T10:08:00.000Z');
    expect(errorOf(503, '').retryAt).toBeUndefined();
  });
});
