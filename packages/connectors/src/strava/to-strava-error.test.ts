import { TEST_NOW } from '../testing/fake-effects.ts';
import { toStravaError } from './to-strava-error.ts';

function errorOf(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return toStravaError({ status, headers: new Headers(headers), body: text }, TEST_NOW);
}

function fault(resource: string, field: string, code: string, message = 'Error') {
  return { message, errors: [{ resource, field, code }] };
}

const NEXT_QUARTER = '2024-06-15T10:15:00.000Z';
const NEXT_DAY = '2024-06-16T00:00:00.000Z';

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

  it.each([
    ['no header', {}, NEXT_QUARTER],
    [
      'the day not used up',
      { 'X-RateLimit-Limit': '200,2000', 'X-RateLimit-Usage': '201,209' },
      NEXT_QUARTER,
    ],
    ['the day used up', { 'X-RATELIMIT-LIMIT': '200,2000', 'x-ratelimit-usage': '66,2000' }, NEXT_DAY],
    [
      'the day of reads used up',
      { 'X-ReadRateLimit-Limit': '100,1000', 'X-ReadRateLimit-Usage': '1,1003' },
      NEXT_DAY,
    ],
    ['empty parts', { 'X-ReadRateLimit-Limit': ',', 'X-ReadRateLimit-Usage': ',' }, NEXT_QUARTER],
    ['an unknown limit', { 'X-RateLimit-Limit': ',', 'X-RateLimit-Usage': '5,5' }, NEXT_QUARTER],
    ['no numbers', { 'X-RateLimit-Limit': 'a,b', 'X-RateLimit-Usage': 'c,d' }, NEXT_QUARTER],
  ])('tells when to come back with %s', (_, headers, retryAt) => {
    expect(errorOf(429, {}, headers).retryAt).toBe(retryAt);
  });
});
