import type { CannedAnswers } from '../shared/canned-answer.ts';
import {
  athleteCap,
  appInactive,
  missingScope,
  notFound,
  RATE_LIMIT_BODIES,
  unauthorized,
} from './strava-error.ts';

const REFUSALS = {
  'bad-token': unauthorized(),
  'missing-write-scope': missingScope('activity:write'),
  'missing-read-scope': missingScope('activity:read'),
  'app-inactive': appInactive(),
  'athlete-cap': athleteCap(),
  'not-found': notFound('Activity'),
} as const;

/** What faults may answer by name. */
export const STRAVA_ANSWERS: CannedAnswers = {
  ...Object.fromEntries(
    Object.entries(REFUSALS).map(([name, error]) => [
      name,
      { status: error.httpStatus, body: error.toBody() },
    ]),
  ),
  'rate-limited': { status: 429, body: RATE_LIMIT_BODIES[0] },
  'rate-limited-text': { status: 429, body: RATE_LIMIT_BODIES[1] },
  'server-error': { status: 500, body: { message: 'error' } },
  gone: { status: 410, body: '' },
  'malformed-json': { status: 200, body: '{"id":17612345001,"id_str":"176123' },
  'html-page': {
    status: 502,
    body: '<html><title>502 Bad Gateway</title></html>',
    headers: { 'content-type': 'text/html' },
  },
  'dead-refresh-token': {
    status: 400,
    body: {
      message: 'Bad Request',
      errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }],
    },
  },
};
