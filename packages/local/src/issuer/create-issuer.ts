import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { startLoopbackServer } from '../embedded/loopback-server.ts';

const ALGORITHM = 'RS256';
const KEY_ID = 'local';
/** Long enough for a system that is kept up for a day's work. */
const TOKEN_LIFETIME_SECONDS = 12 * 60 * 60;
const DEFAULT_SCOPES = ['sync:read', 'sync:write'];

/** What a token says beside who its user is. */
export interface TokenOptions {
  readonly audience: string;
  readonly scopes?: readonly string[];
  readonly premium?: boolean;
}

/** An OpenID Connect issuer of this run only. */
export interface Issuer {
  readonly url: string;
  issueToken(userId: string, options: TokenOptions): Promise<string>;
  stop(): Promise<void>;
}

/** What an issuer is made with. */
export interface IssuerOptions {
  /** The time now. */
  readonly now: () => Date;
  /** 0 or absent = a free one. */
  readonly port?: number;
}

/**
 * Makes a key of its own and serves it on 127.0.0.1 as an identity provider would: openid-configuration and JWKS, which
 * is all that a JWT authorizer reads.
 */
export async function createIssuer({ now, port = 0 }: IssuerOptions): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  const keys = [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: ALGORITHM, use: 'sig' }];
  const documents = new Map<string, object>([['/.well-known/jwks.json', { keys }]]);
  const server = createServer(({ url = '' }, response) => {
    const document = documents.get(url);
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
  const { url, stop } = await startLoopbackServer(server, port);
  documents.set('/.well-known/openid-configuration', toDiscovery(url));
  const issueToken: Issuer['issueToken'] = (userId, { audience, scopes = DEFAULT_SCOPES, premium = false }) =>
    new SignJWT({ scope: scopes.join(' '), premium })
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
      .setSubject(userId)
      .setIssuer(url)
      .setAudience(audience)
      .setIssuedAt(now())
      .setExpirationTime(new Date(now().getTime() + TOKEN_LIFETIME_SECONDS * 1000))
      .sign(privateKey);
  return { url, issueToken, stop };
}

function toDiscovery(url: string): object {
  return {
    issuer: url,
    jwks_uri: `${url}/.well-known/jwks.json`,
    authorization_endpoint: `${url}/authorize`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [ALGORITHM],
  };
}
