import type { CannedAnswers } from '../shared/canned-answer.ts';
import { GoogleApiError } from './google-api-error.ts';

const REFUSALS = {
  unauthenticated: new GoogleApiError('UNAUTHENTICATED', 'Request had invalid authentication credentials.'),
  'missing-scope': new GoogleApiError(
    'PERMISSION_DENIED',
    'Request had insufficient authentication scopes.',
    'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
  ),
  'permission-denied': new GoogleApiError(
    'PERMISSION_DENIED',
    'The caller does not have permission.',
    'RESOURCE_PERMISSION_DENIED',
  ),
  'account-not-linked': new GoogleApiError(
    'FAILED_PRECONDITION',
    'The Google account is not linked to a Fitbit account.',
    'ACCOUNT_NOT_LINKED',
  ),
  'not-found': new GoogleApiError('NOT_FOUND', 'Requested entity was not found.'),
  'rate-limited': new GoogleApiError(
    'RESOURCE_EXHAUSTED',
    'Quota exceeded: requests per minute per user.',
    'RATE_LIMIT_EXCEEDED',
  ),
  internal: new GoogleApiError('INTERNAL', 'Internal error encountered.'),
  unavailable: new GoogleApiError('UNAVAILABLE', 'The service is currently unavailable.'),
  'deadline-exceeded': new GoogleApiError('DEADLINE_EXCEEDED', 'The operation timed out.'),
} as const;

/** A new one each time: a stack trace belongs to one request. */
export function refusal(name: keyof typeof REFUSALS): GoogleApiError {
  const { status, message, reason } = REFUSALS[name];
  return new GoogleApiError(status, message, reason);
}

/** What faults may answer by name. */
export const GOOGLE_ANSWERS: CannedAnswers = {
  ...Object.fromEntries(
    Object.entries(REFUSALS).map(([name, error]) => [
      name,
      { status: error.httpStatus, body: error.toBody() },
    ]),
  ),
  gone: { status: 410, body: '' },
  'malformed-json': { status: 200, body: '{"dataPoints":[{"name":"users/me/dataTypes/exer' },
  'html-page': {
    status: 502,
    body: '<html><title>502 Bad Gateway</title></html>',
    headers: { 'content-type': 'text/html' },
  },
  'invalid-grant': {
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  },
  'invalid-client': {
    status: 401,
    body: { error: 'invalid_client', error_description: 'The OAuth client was not found.' },
  },
};
