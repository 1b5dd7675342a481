import type { UserAction } from '../api/status-view.ts';
import type { FailureReason } from './outcome.ts';

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
