import { ProviderError } from '../errors.ts';
import { TEST_NOW } from '../testing/fake-effects.ts';
import { createFakeFetch, json, type Reply, text } from '../testing/fake-fetch.ts';
import type { ClientCredentials } from './client-credentials.ts';
import { createTokenEndpoint } from './token-endpoint.ts';
import { toTokenError } from './to-token-error.ts';

const ANSWER = { access_token: 'access-2', expires_in: 3599, scope: 'a b', token_type: 'Bearer' };
const until = new Date(TEST_NOW.getTime() + 10_000);
const OLD = { clientId: 'id', clientSecret: 'old secret' };
const NEW = { clientId: 'id', clientSecret: 'new secret' };

function setUp(replies: readonly Reply[], stored: ClientCredentials = OLD) {
  const forms: string[] = [];
  const { fetch: answer, sent } = createFakeFetch(...replies);
  const endpoint = createTokenEndpoint({
    provider: 'example',
    url: 'http://127.0.0.1:1/token',
    client: { read: ({ fresh } = {}) => Promise.resolve(fresh ? stored : OLD) },
    fetch: (url, init) => {
      forms.push((init?.body as URLSearchParams).toString());
      return answer(url, init);
    },
    now: () => TEST_NOW,
    toError: (refusal) => toTokenError(refusal, 'example'),
  });
  return { endpoint, sent, forms };
}

describe('refresh', () => {
  it('posts the refresh token and the credentials as a form', async () => {
    const { endpoint, sent, forms } = setUp([json(ANSWER)]);
    await endpoint.refresh('refresh-1', { until });
    expect(sent[0]).toMatchObject({ method: 'POST', url: new URL('http://127.0.0.1:1/token') });
    expect(Object.fromEntries(new URLSearchParams(forms[0]))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      client_id: 'id',
      client_secret: 'old secret',
    });
  });

  it('answers the tokens, their life counted from when they were asked for', async () => {
    const { endpoint } = setUp([json(ANSWER)]);
    await expect(endpoint.refresh('refresh-1', { until })).resolves.toEqual({
      accessToken: 'access-2',
      scopes: ['a', 'b'],
      issuedAt: TEST_NOW.toISOString(),
      expiresAt: new Date(TEST_NOW.getTime() + 3_599_000).toISOString(),
    });
  });

  it('sends nothing when the time is over', async () => {
    const { endpoint, sent } = setUp([json(ANSWER)]);
    const refreshing = endpoint.refresh('refresh-1', { until: TEST_NOW });
    await expect(refreshing).rejects.toMatchObject({ code: 'TRANSIENT', provider: 'example' });
    expect(sent).toEqual([]);
  });

  it('calls silence and a broken connection transient', async () => {
    const failures = [new DOMException('too slow', 'TimeoutError'), new TypeError('fetch failed')];
    for (const failure of failures) {
      const { endpoint } = setUp([failure]);
      await expect(endpoint.refresh('r', { until })).rejects.toMatchObject({ code: 'TRANSIENT' });
    }
  });
});

describe('exchangeCode', () => {
  const grant = { code: 'the code', redirectUri: 'https://app.example/connected' };

  it('posts the code, its redirect URI and, when there is one, its verifier', async () => {
    const { endpoint, forms } = setUp([json({ ...ANSWER, refresh_token: 'refresh-1' })]);
    await expect(endpoint.exchangeCode(grant, { until })).resolves.toMatchObject({
      refreshToken: 'refresh-1',
    });
    await endpoint.exchangeCode({ ...grant, codeVerifier: 'verifier' }, { until });
    const common = {
      grant_type: 'authorization_code',
      code: 'the code',
      redirect_uri: 'https://app.example/connected',
      client_id: 'id',
      client_secret: 'old secret',
    };
    expect(forms.map((form) => Object.fromEntries(new URLSearchParams(form)))).toEqual([
      common,
      { ...common, code_verifier: 'verifier' },
    ]);
  });
});

describe('an application that is refused', () => {
  const refused = json({ error: 'invalid_client' }, { status: 401 });

  it('looks whether its credentials were replaced, and tries once more', async () => {
    const { endpoint, forms } = setUp([refused, json(ANSWER)], NEW);
    await expect(endpoint.refresh('r', { until })).resolves.toMatchObject({ accessToken: 'access-2' });
    expect(forms.map((form) => new URLSearchParams(form).get('client_secret'))).toEqual([
      'old secret',
      'new secret',
    ]);
  });

  it('gives up when they are the same, or refused as well', async () => {
    const [same, other] = [setUp([refused]), setUp([refused], NEW)];
    await expect(same.endpoint.refresh('r', { until })).rejects.toMatchObject({ code: 'APP_INACTIVE' });
    await expect(other.endpoint.refresh('r', { until })).rejects.toMatchObject({ code: 'APP_INACTIVE' });
    expect([same.sent.length, other.sent.length]).toEqual([1, 2]);
  });
});

describe('an answer', () => {
  it.each([
    ['no token', { expires_in: 1 }],
    ['an empty token', { ...ANSWER, access_token: '' }],
    ['no end', { access_token: 'a' }],
    ['an end that is over', { access_token: 'a', expires_in: 0 }],
    ['HTML', undefined],
  ])('with %s is transient', async (_what, body) => {
    const { endpoint } = setUp([body === undefined ? text('<html>') : json(body)]);
    await expect(endpoint.refresh('r', { until })).rejects.toMatchObject({ code: 'TRANSIENT' });
  });

  it('may name its end as an instant, and leave out what it does not change', async () => {
    const body = { access_token: 'a', expires_at: 1_764_200_000, refresh_token: null, scope: null };
    const { endpoint } = setUp([json(body)]);
    await expect(endpoint.refresh('r', { until })).resolves.toEqual({
      accessToken: 'a',
      issuedAt: TEST_NOW.toISOString(),
      expiresAt: '2025-11-26T23:33:20.000Z',
    });
  });

  it('leaves nothing secret in an error', async () => {
    const secret = { error: 'invalid_grant', error_description: 'refresh-4711 of ann' };
    const { endpoint } = setUp([json(secret, { status: 400 })]);
    const error: unknown = await endpoint
      .refresh('refresh-4711', { until })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProviderError);
    expect((error as Error).message).toBe(
      'Expected example to accept the request, got 400 invalid_grant (AUTH_REVOKED)',
    );
  });
});
