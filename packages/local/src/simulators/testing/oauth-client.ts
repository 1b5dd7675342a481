import { createHash } from 'node:crypto';

export const CLIENT = { client_id: 'simulated-client', client_secret: 'simulated-secret' };
export const REDIRECT_URI = 'http://127.0.0.1:9/callback';
export const VERIFIER = 'v'.repeat(43);

const CHALLENGE = {
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
};

interface App {
  request(path: string, init?: RequestInit): Response | Promise<Response>;
}

/** Plays the browser and the application at the OAuth endpoints of a simulator. */
export function oauthClient(app: App, { authorize, token }: { authorize: string; token: string }) {
  /** Asks for consent, with PKCE unless `query` says otherwise. */
  const consent = (query: Readonly<Record<string, string | undefined>>) => {
    const asked = {
      client_id: CLIENT.client_id,
      redirect_uri: REDIRECT_URI,
      response_type: 'code',
      state: 'xyz',
      ...CHALLENGE,
      ...query,
    };
    const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return app.request(`${authorize}?${new URLSearchParams(given).toString()}`);
  };
  /** Where the browser is sent back to, as its query. */
  const consented = async (query: Readonly<Record<string, string | undefined>>) => {
    const response = await consent(query);
    if (response.status !== 302) throw new Error(`Expected a redirect, got ${response.status}`);
    const location = new URL(response.headers.get('location') ?? '');
    return { location, query: Object.fromEntries(location.searchParams) };
  };
  const post = async (path: string, form: Readonly<Record<string, string>>, headers: object = {}) => {
    const body = new URLSearchParams(form);
    const response = await app.request(path, { method: 'POST', headers: { ...headers }, body });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  const exchange = (code: string | undefined, fields: Readonly<Record<string, string>> = {}) =>
    post(token, {
      ...CLIENT,
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: REDIRECT_URI,
      code_verifier: VERIFIER,
      ...fields,
    });
  const refresh = (refreshToken: string) =>
    post(token, { ...CLIENT, grant_type: 'refresh_token', refresh_token: refreshToken });
  return { consent, consented, exchange, refresh, post };
}
