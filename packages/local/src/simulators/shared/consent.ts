import type { Context } from 'hono';

import type { Authorization } from './authorization-codes.ts';
import { renderConsentPage } from './consent-page.ts';
import type { SimulatorState } from './simulator-state.ts';

/** A checked authorization request, before anybody answered it. */
export interface ConsentRequest extends Omit<Authorization, 'userId'> {
  readonly provider: string;
  /** Given back as it came; undefined = none. */
  readonly state: string | undefined;
  /** Between two scopes in the answer. */
  readonly separator: ' ' | ',';
}

/** Parameters that say what a person would click. Every other one is the provider's own. */
const ANSWER = { user: 'simulator_user', scope: 'simulator_scope', decision: 'simulator_decision' };

/**
 * The consent page, or its result: with `simulator_user` the browser is sent back at once, with a code for that user.
 * `simulator_scope` (repeated) grants less than was asked for, `simulator_decision=deny` nothing at all.
 */
export function answerConsent(
  { codes, core, userIds }: SimulatorState<object>,
  c: Context,
  request: ConsentRequest,
): Response | Promise<Response> {
  const { redirectUri, state, separator, ...authorization } = request;
  const back = (result: Record<string, string>) =>
    c.redirect(withQuery(redirectUri, { ...(state !== undefined && { state }), ...result }));
  if (c.req.query(ANSWER.decision) === 'deny') return back({ error: 'access_denied' });
  const userId = c.req.query(ANSWER.user);
  if (userId === undefined) return c.html(renderConsentPage(pageOf(c, request, userIds())));
  if (!userIds().includes(userId)) {
    return c.text(`Expected one of the users ${userIds().join(', ')}, got ${userId}`, 400);
  }
  const scopes = grantedScopes(c, request.scopes);
  const code = codes.issue({ ...authorization, userId, redirectUri, scopes }, core.clock.now().getTime());
  return back({ code, scope: scopes.join(separator) });
}

/** What was ticked of what was asked for; everything when nothing is said of it. */
function grantedScopes(c: Context, asked: readonly string[]): string[] {
  const ticked = c.req.queries(ANSWER.scope);
  return asked.filter((scope) => ticked === undefined || ticked.includes(scope));
}

function pageOf(c: Context, { provider, scopes }: ConsentRequest, users: readonly string[]) {
  return { provider, scopes, users, names: ANSWER, fields: c.req.query() };
}

function withQuery(uri: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
