import type { Context } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import type { ScopeGroup } from './data-types.ts';
import { refusal } from './google-answers.ts';
import type { GoogleHealthState } from './google-health-state.ts';
import type { GoogleHealthUser } from './google-health-user.ts';

/** The user whose token came with the request. Throws GoogleApiError when the path names another, or no account is linked. */
export function readUser(state: GoogleHealthState, c: Context<SimulatorEnv>): GoogleHealthUser {
  const { userId } = c.get('access');
  const named = c.req.param('user');
  const user = state.users.get(userId);
  if (user === undefined || (named !== 'me' && named !== userId)) throw refusal('permission-denied');
  if (!user.linked) throw refusal('account-not-linked');
  return user;
}

export function hasScope(c: Context<SimulatorEnv>, group: ScopeGroup): boolean {
  return c
    .get('access')
    .scopes.some((scope) => scope.replace(/\.readonly$/, '').endsWith(`googlehealth.${group}`));
}

/** Throws GoogleApiError 403 when the token lacks the scope. */
export function requireScope(c: Context<SimulatorEnv>, group: ScopeGroup): void {
  if (!hasScope(c, group)) throw refusal('missing-scope');
}
