import * as z from 'zod';

import { ProviderError } from '../errors.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { readJson } from '../http/read-json.ts';
import { toRefusal } from '../http/refusal.ts';
import { tokenErrorCodeOf } from '../oauth/to-token-error.ts';
import { stravaDescriptor } from './descriptor.ts';
import { toStravaError } from './to-strava-error.ts';

/** What a `Fault` names when it is about a user's grant and not about this application. */
const GRANT_RESOURCES = ['RefreshToken', 'AuthorizationCode'];

const faultSchema = z.object({ errors: z.array(z.object({ resource: z.string() })) });

/** What a refusal of `/oauth/token` means: Strava answers its own `Fault` there, not RFC 6749's words. */
export function toStravaTokenError(answer: HttpAnswer): ProviderError {
  const fault = faultSchema.safeParse(readJson(answer.body));
  const [grant] = (fault.data?.errors ?? []).filter(({ resource }) => GRANT_RESOURCES.includes(resource));
  const provider = stravaDescriptor.name;
  if (grant !== undefined && answer.status === 400) {
    return toRefusal(answer, { provider, code: 'AUTH_REVOKED', words: [grant.resource] });
  }
  const error = toStravaError(answer);
  const code = tokenErrorCodeOf(error.code);
  if (code === error.code) return error;
  return new ProviderError(code, error.message, { provider, httpStatus: answer.status });
}
