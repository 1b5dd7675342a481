import type { JWTPayload } from 'jose';

/** What an HTTP API's JWT authorizer hands to the function in `requestContext.authorizer.jwt`. */
export interface JwtContext {
  /** API Gateway makes every claim a string, lists as `[a b]`. */
  readonly claims: Readonly<Record<string, string>>;
  /** The route's scopes that the token has; null for a route without scopes. */
  readonly scopes: readonly string[] | null;
}

export type Decision =
  | { readonly allowed: true; readonly context: JwtContext }
  | { readonly allowed: false; readonly status: 401; readonly message: 'Unauthorized' }
  | { readonly allowed: false; readonly status: 403; readonly message: 'Forbidden' };

const UNAUTHORIZED: Decision = { allowed: false, status: 401, message: 'Unauthorized' };
const FORBIDDEN: Decision = { allowed: false, status: 403, message: 'Forbidden' };

/** What a decision rests on. */
export interface AuthorizationRequest {
  /** The `Authorization` header. */
  readonly header: string | undefined;
  readonly routeScopes: readonly string[];
  /** The token's claims when issuer, audience, signature and times are right; undefined when one is not. */
  readonly verify: (token: string) => Promise<JWTPayload | undefined>;
}

/**
 * Decides as an HTTP API's JWT authorizer does: 401 for a token that is missing or not valid, 403 for one without any
 * of the route's scopes (API Gateway developer guide, "Control access to HTTP APIs with JWT authorizers").
 */
export async function authorize({ header, routeScopes, verify }: AuthorizationRequest): Promise<Decision> {
  const token = readToken(header);
  const payload = token === undefined ? undefined : await verify(token);
  if (payload === undefined) return UNAUTHORIZED;
  const held = readScopes(payload);
  const matching = routeScopes.filter((scope) => held.includes(scope));
  if (routeScopes.length > 0 && matching.length === 0) return FORBIDDEN;
  const scopes = routeScopes.length > 0 ? matching : null;
  return { allowed: true, context: { claims: toClaims(payload), scopes } };
}

function readToken(header: string | undefined): string | undefined {
  const token = header?.replace(/^Bearer /i, '').trim();
  return token === '' ? undefined : token;
}

function readScopes({ scope, scp }: JWTPayload): string[] {
  const given = scope ?? scp;
  return Array.isArray(given) ? given.map(String) : typeof given === 'string' ? given.split(' ') : [];
}

function toClaims(payload: JWTPayload): Record<string, string> {
  const text = (value: unknown) => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value));
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]));
}
