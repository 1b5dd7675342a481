import type { FailureReason } from './outcome.ts';

/** What the user can do, a stable code; the app has the words. */
export type UserAction = 'RETRY' | 'RETRY_LATER' | 'RECONNECT' | 'CONTACT_SUPPORT';

const USER_ACTIONS: Readonly<Record<FailureReason, UserAction>> = {
  NEVER_STARTED: 'RETRY',
  WORKER_CRASHED: 'RETRY',
  PROVIDER_UNAVAILABLE: 'RETRY_LATER',
  RATE_LIMITED: 'RETRY_LATER',
  TIME_EXCEEDED: 'RETRY',
  RECONNECT_REQUIRED: 'RECONNECT',
  PROVIDER_GONE: 'CONTACT_SUPPORT',
  APP_BLOCKED: 'CONTACT_SUPPORT',
  REQUEST_REJECTED: 'CONTACT_SUPPORT',
  INTERNAL_ERROR: 'CONTACT_SUPPORT',
  NOT_RETRIED: 'RETRY',
};

/** What the user can do about a month that failed for this reason. */
export function userActionOf(reason: FailureReason): UserAction {
  return USER_ACTIONS[reason];
}
