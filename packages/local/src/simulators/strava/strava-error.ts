import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Strava API v3, Error: what was wrong with what. */
export interface StravaFlaw {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
}

/** A refusal in Strava's form, a Fault with its list of errors. */
export class StravaError extends Error {
  override readonly name = 'StravaError';
  readonly httpStatus: ContentfulStatusCode;
  readonly errors: readonly StravaFlaw[];

  constructor(httpStatus: ContentfulStatusCode, message: string, ...errors: readonly StravaFlaw[]) {
    super(message);
    this.httpStatus = httpStatus;
    this.errors = errors;
  }

  toBody() {
    return { message: this.message, errors: this.errors };
  }
}

export function badRequest(...flaws: readonly StravaFlaw[]): StravaError {
  return new StravaError(400, 'Bad Request', ...flaws);
}

export function notFound(resource: string): StravaError {
  return new StravaError(404, 'Record Not Found', { resource, field: 'id', code: 'not found' });
}

export function unauthorized(): StravaError {
  return new StravaError(401, 'Authorization Error', {
    resource: 'Athlete',
    field: 'access_token',
    code: 'invalid',
  });
}

/** The token lacks one of its permissions. */
export function missingScope(scope: 'activity:write' | 'activity:read'): StravaError {
  const field = `${scope}_permission`;
  return new StravaError(401, 'Authorization Error', { resource: 'AccessToken', field, code: 'missing' });
}

/** The application was switched off, or its owner's subscription has lapsed. */
export function appInactive(): StravaError {
  return new StravaError(403, 'Forbidden', { resource: 'Application', field: 'Status', code: 'Inactive' });
}

/** The application may have no more athletes. Known by its words only. */
export function athleteCap(): StravaError {
  const code = 'Limit of connected athletes exceeded';
  return new StravaError(403, code, { resource: 'Application', field: 'limit', code });
}

/** The two bodies that have been seen with 429; readers must take either. */
export const RATE_LIMIT_BODIES = [
  {
    message: 'Rate Limit Exceeded',
    errors: [{ resource: 'Application', field: 'rate limit', code: 'exceeded' }],
  },
  { errors: 'Rate Limit Exceeded', status: 429, message: 'Too Many Requests' },
] as const;

/** Usual body of a status, for faults. */
export function stravaErrorBody(status: number): unknown {
  switch (status) {
    case 401:
      return unauthorized().toBody();
    case 403:
      return appInactive().toBody();
    case 404:
      return {
        message: 'Resource Not Found',
        errors: [{ resource: 'Resource', field: '', code: 'not found' }],
      };
    case 429:
      return RATE_LIMIT_BODIES[0];
    default:
      return { message: 'error' };
  }
}
