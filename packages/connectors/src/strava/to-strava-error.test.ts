import { toStravaError } from './to-strava-error.ts';

function errorOf(status: number, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return toStravaError({ status, headers: new Headers(), body: text });
}

function fault(resource: string, field: string, code: string, message = 'Error') {
  return { message, errors: [{ resource, field, code }] };
}

describe('toStravaError', () => {
  it.each([
    [400, fault('Upload', 'data_type', 'invalid'), 'BAD_REQUEST'],
    [401, fault('Athlete', 'access_token', 'invalid'), 'AUTH_REVOKED'],
    [401, fault('Application', '', 'invalid'), 'AUTH_REVOKED'],
    [401, fault('AccessToken', 'activity:write_permission', 'missing'), 'SCOPE_MISSING'],
    [401, 'no json', 'AUTH_REVOKED'],
    [403, fault('Application', 'Status', 'Inactive'), 'APP_INACTIVE'],
    [403, fault('Application', 'limit', 'Limit of connected athletes exceeded'), 'ATHLETE_CAP'],
    [403, { message: 'Limit of connected athletes exceeded' }, 'ATHLETE_CAP'],
    [403, {}, 'SCOPE_MISSING'],
    [404, fault('Upload', 'id', 'not found', 'Record Not Found'), 'BAD_REQUEST'],
    [410, '', 'PROVIDER_GONE'],
    [413, '', 'ITEM_REJECTED'],
    [429, fault('Application', 'rate limit', 'exceeded', 'Rate Limit Exceeded'), 'RATE_LIMITED'],
    [429, { errors: 'Rate Limit Exceeded', status: 429, message: 'Too Many Requests' }, 'RATE_LIMITED'],
    [429, 'null', 'RATE_LIMITED'],
    [500, { message: 'error' }, 'TRANSIENT'],
    [503, '', 'TRANSIENT'],
  ])('maps %i %j to %s', (status, body, code) => {
    expect(errorOf(status, body)).toMatchObject({ code, provider: 'strava', httpStatus: status });
  });
});
