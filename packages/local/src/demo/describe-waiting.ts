import { PROVIDER_NAMES } from './route.ts';
import type { StatusView } from './status-view.ts';

type Waiting = NonNullable<StatusView['waiting']>;

/** By the record's reason; `who` is the provider's name. */
const REASONS: Readonly<Record<string, (who: string) => string>> = {
  RATE_LIMITED: (who) => `the request limit of ${who} is used up`,
  PROVIDER_UNAVAILABLE: (who) => `${who} does not answer as it should`,
  APP_BLOCKED: (who) => `${who} refuses this application for now`,
  RECONNECT_REQUIRED: (who) => `${who} must be connected again`,
};

/** `waiting: the request limit of Strava is used up, goes on at 06:15 UTC`; no time when only the user can end it. */
export function describeWaiting({ reason, until, provider }: Waiting): string {
  const who = provider === undefined ? 'a provider' : (PROVIDER_NAMES[provider] ?? provider);
  const why = REASONS[reason]?.(who) ?? reason;
  return until === undefined ? `waiting: ${why}` : `waiting: ${why}, goes on at ${until.slice(11, 16)} UTC`;
}
