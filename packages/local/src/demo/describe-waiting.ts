import type { StatusView } from './status-view.ts';

/** `waiting: RATE_LIMITED until 06:15 UTC`, without the time when only the user can end it. */
export function describeWaiting({ reason, until }: NonNullable<StatusView['waiting']>): string {
  return until === undefined ? `waiting: ${reason}` : `waiting: ${reason} until ${until.slice(11, 16)} UTC`;
}
