import type { UserAction } from '@syncwell/core/api/status-view';

const TEXTS: Readonly<Record<UserAction, string>> = {
  RETRY: 'Start the sync again; what was copied already is not copied twice.',
  RETRY_LATER: 'Start the sync again later; what was copied already is not copied twice.',
  RECONNECT: 'Connect the provider again, then start the sync again.',
  CONTACT_SUPPORT: 'There is nothing you can do about it; support can.',
};

/** What the user can do about a failed month, in words. */
export function userActionText(action: UserAction): string {
  return TEXTS[action];
}
