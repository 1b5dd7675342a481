import type { UsedUpLimit } from './budget/refusal.ts';
import type { Waiting } from './orchestration.ts';

/** How people call a provider. */
export type DisplayName = (provider: string) => string;

/** `strava` -> `Strava`: for want of the name that the provider gave itself. */
export const titleOf: DisplayName = (provider) =>
  provider.replace(/(^|-)([a-z])/g, (_match, dash: string, letter: string) => {
    return `${dash && ' '}${letter.toUpperCase()}`;
  });

const LIMIT_NAMES: Readonly<Record<UsedUpLimit, string>> = {
  SHORT_TERM: 'short-term limit',
  DAILY: 'daily limit',
};

/** Why nothing moves, for the user: "Strava's daily limit: resumes 00:00 UTC". Absolute times only. */
export function waitingText(waiting: Waiting, displayName: DisplayName): string {
  const { reason, provider, until, limit } = waiting;
  const name = provider === undefined ? 'The provider' : displayName(provider);
  switch (reason) {
    case 'RATE_LIMITED':
      return `${name}'s ${limit === undefined ? 'request limit' : LIMIT_NAMES[limit]}${timeOf('resumes', until)}`;
    case 'PROVIDER_UNAVAILABLE':
      return `${name} does not answer${timeOf('next try', until)}`;
    case 'APP_BLOCKED':
      return `${name} does not accept this application for now${timeOf('next try', until)}`;
    case 'RECONNECT_REQUIRED':
      return `${name} needs your consent again: connect it and resume`;
  }
}

function timeOf(what: string, until: string | undefined): string {
  return until === undefined ? '' : `: ${what} ${new Date(until).toISOString().slice(11, 16)} UTC`;
}
