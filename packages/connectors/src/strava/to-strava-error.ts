import * as z from 'zod';

import type { ProviderError, ProviderErrorCode } from '../errors.ts';
import { errorCodeOfStatus } from '../http/error-code-of-status.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { readJson } from '../http/read-json.ts';
import { toRefusal } from '../http/refusal.ts';
import { stravaDescriptor } from './descriptor.ts';

const word = z.string().default('').catch('');

/** Strava API v3, `Fault`. One of the two 429 bodies has a string in place of `errors`. */
const faultSchema = z
  .object({
    message: word,
    errors: z
      .array(z.object({ resource: word, field: word, code: word }))
      .catch([])
      .default([]),
  })
  .catch({ message: '', errors: [] });
type Fault = z.output<typeof faultSchema>;

/**
 * What a refused Strava request means. The status decides; the body makes 401 and 403 precise. Until when a limit lasts
 * is the budget's to say: it knows the windows.
 */
export function toStravaError(answer: HttpAnswer): ProviderError {
  const fault = faultSchema.parse(readJson(answer.body));
  const code = codeOf(answer.status, fault);
  const [first] = fault.errors;
  return toRefusal(answer, {
    provider: stravaDescriptor.name,
    code,
    words: [first?.resource, first?.field, first?.code],
  });
}

function codeOf(status: number, fault: Fault): ProviderErrorCode {
  if (status === 401 && fault.errors.some(({ code }) => code === 'missing')) return 'SCOPE_MISSING';
  if (status === 403 && isAppInactive(fault)) return 'APP_INACTIVE';
  if (status === 403 && isAthleteCap(fault)) return 'ATHLETE_CAP';
  // Content too large: this file, not our way of asking.
  if (status === 413) return 'ITEM_REJECTED';
  return errorCodeOfStatus(status);
}

function isAppInactive({ errors }: Fault): boolean {
  return errors.some(({ resource, code }) => resource === 'Application' && /^inactive$/i.test(code));
}

/** Known by its text only: "limit of connected athletes exceeded". */
function isAthleteCap({ message, errors }: Fault): boolean {
  const texts = [message, ...errors.flatMap(({ resource, field, code }) => [resource, field, code])];
  return /connected athletes/i.test(texts.join(' '));
}
