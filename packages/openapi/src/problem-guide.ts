import type { ProblemCode } from '@syncwell/core/api/problem-types';

/** What a type of problem means, and what its receiver does. */
export interface ProblemGuide {
  readonly when: string;
  readonly todo: string;
}

/** For docs/errors.md and the OpenAPI document. */
export const PROBLEM_GUIDE: Readonly<Record<ProblemCode, ProblemGuide>> = {
  'invalid-request': {
    when: 'A field, a parameter or a header is missing, wrong or unknown. `errors` names each wrong field of the body by its JSON pointer, with what was expected and what came.',
    todo: 'Correct the request. The same one never succeeds.',
  },
  unauthenticated: {
    when: 'The token has no subject that can be a user. A token that is missing, expired or forged does not come this far: the gateway answers 401 with `{"message": "Unauthorized"}`.',
    todo: 'Sign the user in again.',
  },
  'premium-required': {
    when: 'A start, a resume or a retry by a user without a premium subscription.',
    todo: 'Offer the subscription, refresh the token, send the request again. What runs goes on; pause and cancel stay possible.',
  },
  'not-found': {
    when: 'There is no such orchestration or provider. An orchestration of another user is answered in the same words.',
    todo: 'Forget the id.',
  },
  'route-taken': {
    when: 'A sync of this source and destination is going on already; a paused one counts. `Location` is its status.',
    todo: 'Show that one. Cancel it first, if another is wanted.',
  },
  'illegal-state': {
    when: 'The command does not fit the status: a resume of what has ended, a retry of what is paused, a pause of what has ended. `currentStatus` is the status. A command that finds itself carried out, such as a resume of what runs, is answered with the view.',
    todo: 'Read the status and offer what is possible from there.',
  },
  'erasure-in-progress': {
    when: 'The user had everything erased, and that is not done yet.',
    todo: 'Begin again some minutes later.',
  },
  'idempotency-key-reused': {
    when: 'The Idempotency-Key came with another body before.',
    todo: 'Make a new key for each thing that the user asks for; keep it for its repetitions.',
  },
  'consent-refused': {
    when: 'The provider did not take the code: it was used before, is too old, or belongs to another redirect URI or verifier.',
    todo: 'Send the user to the provider’s consent page again.',
  },
  'scope-missing': {
    when: 'The user consented and left out a permission that the sync needs. `missingScopes` names each, with words for the user.',
    todo: 'Say which permission is missing, and send the user to the consent page again.',
  },
  'too-many-starts': {
    when: 'The user began as many syncs in the last 24 hours as one may; refused starts do not count. `Retry-After` says when the next one is possible.',
    todo: 'Say when. The syncs that are there can be resumed and retried.',
  },
  'too-many-restarts': {
    when: 'The user resumed and retried this sync as often as one may within a day (UTC), taken together. `Retry-After` says when the next one is possible. Repeating a command that was carried out is not counted while its run is on; repeating a start that was refused for its route is.',
    todo: 'Say when. What runs goes on; pause and cancel stay possible.',
  },
  'internal-error': {
    when: 'Our own code failed.',
    todo: 'Repeat a GET later. Tell support the `traceId`.',
  },
  'temporarily-unavailable': {
    when: 'Something that the request needs did not answer, or another request was in the way. `Retry-After` says when to try again.',
    todo: 'Send the same request again; a start with the same Idempotency-Key.',
  },
  'provider-blocked': {
    when: 'The provider refuses this service as a whole.',
    todo: 'Nothing that the user can do. Tell support the `traceId`.',
  },
};
