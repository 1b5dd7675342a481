import { toStravaTokenError } from '../strava/to-strava-token-error.ts';
import { toTokenError } from './to-token-error.ts';

const answer = (status: number, body: unknown) => ({
  status,
  headers: new Headers(),
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const fault = (resource: string, field: string, code = 'invalid') => ({
  message: 'Bad Request',
  errors: [{ resource, field, code }],
});

describe('toTokenError', () => {
  it.each([
    [
      400,
      { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
      'AUTH_REVOKED',
    ],
    [401, { error: 'invalid_client' }, 'APP_INACTIVE'],
    [400, { error: 'unauthorized_client' }, 'APP_INACTIVE'],
    [400, { error: 'redirect_uri_mismatch' }, 'APP_INACTIVE'],
    [400, { error: 'invalid_request' }, 'APP_INACTIVE'],
    [400, '', 'APP_INACTIVE'],
    [403, { error: 'disabled_client' }, 'APP_INACTIVE'],
    [404, '<html>', 'APP_INACTIVE'],
    [410, '', 'PROVIDER_GONE'],
    [429, { error: 'slow_down' }, 'RATE_LIMITED'],
    [302, '', 'TRANSIENT'],
    [500, { error: 'internal_failure' }, 'TRANSIENT'],
    [503, '', 'TRANSIENT'],
  ])('takes %i %j for %s', (status, body, code) => {
    expect(toTokenError(answer(status, body), 'fitbit')).toMatchObject({
      code,
      provider: 'fitbit',
      httpStatus: status,
    });
  });
});

describe('toStravaTokenError', () => {
  it.each([
    [400, fault('RefreshToken', 'refresh_token'), 'AUTH_REVOKED'],
    [400, fault('AuthorizationCode', 'code'), 'AUTH_REVOKED'],
    [400, fault('AuthorizationCode', 'code', 'expired'), 'AUTH_REVOKED'],
    [400, fault('Application', 'client_id'), 'APP_INACTIVE'],
    [401, fault('Application', ''), 'APP_INACTIVE'],
    [403, fault('Application', 'Status', 'Inactive'), 'APP_INACTIVE'],
    [403, { message: 'limit of connected athletes exceeded' }, 'ATHLETE_CAP'],
    [404, 'no JSON', 'APP_INACTIVE'],
    [429, { message: 'Too Many Requests', errors: 'Rate Limit Exceeded' }, 'RATE_LIMITED'],
    [500, { message: 'error' }, 'TRANSIENT'],
    [500, fault('RefreshToken', 'refresh_token'), 'TRANSIENT'],
  ])('takes %i %j for %s', (status, body, code) => {
    expect(toStravaTokenError(answer(status, body))).toMatchObject({
      code,
      provider: 'strava',
      httpStatus: status,
    });
  });
});
