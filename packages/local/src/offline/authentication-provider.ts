import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { authorize, type JwtContext } from './authorize.ts';
import type { JwtAuthorizer } from './read-jwt-authorizer.ts';

/** serverless-offline reads what the function gets in `requestContext.authorizer` from this header. */
const CONTEXT_HEADER = 'sls-offline-authorizer-override';

interface Endpoint {
  readonly authorizer?: { readonly scopes?: readonly string[] };
}
interface Request {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly raw: { readonly req: { rawHeaders: string[] } };
}
interface Answer {
  code(status: number): Answer;
  header(name: string, value: string): Answer;
  takeover(): Answer;
}
interface Toolkit {
  authenticated(result: { readonly credentials: object }): unknown;
  response(body: object): Answer;
}

let verify: ((token: string) => Promise<JWTPayload | undefined>) | undefined;

/** Whose tokens are taken from now on. The keys are read from the issuer when the first token comes. */
export function useAuthorizer({ issuerUrl, audience }: JwtAuthorizer): void {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', issuerUrl));
  const options = {
    issuer: issuerUrl,
    audience: [...audience],
    algorithms: ['RS256'],
    requiredClaims: ['exp'],
  };
  verify = async (token) => {
    try {
      return (await jwtVerify(token, keys, options)).payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };
}

/**
 * Stands for the HTTP API's JWT authorizer, which serverless-offline cannot start when a route names it by id.
 * serverless-offline calls this once per route.
 */
function provideAuthentication(endpoint: Endpoint, functionKey: string, method: string, path: string) {
  const id = `${functionKey}-${method}-${path}`;
  const authenticate = (request: Request, toolkit: Toolkit) => decide(endpoint, request, toolkit);
  return {
    name: `strategy-${id}`,
    scheme: `scheme-${id}`,
    getAuthenticateFunction: () => ({ authenticate }),
  };
}

async function decide(endpoint: Endpoint, request: Request, toolkit: Toolkit): Promise<unknown> {
  setContext(request, undefined);
  if (endpoint.authorizer === undefined) return toolkit.authenticated({ credentials: {} });
  if (verify === undefined) throw new Error('Expected `useAuthorizer` to be called before the first request');
  const decision = await authorize({
    header: request.headers.authorization,
    routeScopes: endpoint.authorizer.scopes ?? [],
    verify,
  });
  if (!decision.allowed) {
    return toolkit
      .response({ message: decision.message })
      .code(decision.status)
      .header('www-authenticate', 'Bearer')
      .takeover();
  }
  setContext(request, decision.context);
  return toolkit.authenticated({ credentials: {} });
}

/** Replaces whatever the caller sent under the header's name: it decides who the function believes the caller to be. */
function setContext({ raw: { req } }: Request, context: JwtContext | undefined): void {
  const kept = req.rawHeaders.filter(
    (_entry, at, all) => all[at - (at % 2)]?.toLowerCase() !== CONTEXT_HEADER,
  );
  req.rawHeaders = context === undefined ? kept : [...kept, CONTEXT_HEADER, JSON.stringify({ jwt: context })];
}

// serverless-offline loads this file by `require` and wants the function itself.
export { provideAuthentication as 'module.exports' };
