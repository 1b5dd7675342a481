import { PROVIDERS } from '../catalog.ts';
import type { ProviderDescriptor } from '../provider-descriptor.ts';
import { TEST_NOW } from '../testing/fake-effects.ts';
import { createFakeFetch, json, type Reply, text } from '../testing/fake-fetch.ts';
import { createOAuthEndpoints } from './oauth-endpoints.ts';

const CLIENT = JSON.stringify({ clientId: 'id', clientSecret: 'secret' });
const until = new Date(TEST_NOW.getTime() + 10_000);

function setUp(...replies: readonly Reply[]) {
  const { fetch: answer, sent } = createFakeFetch(...replies);
  const [inits, read]: [RequestInit[], string[]] = [[], []];
  const endpoints = createOAuthEndpoints({
    urls: { strava: { revoke: 'http://127.0.0.1:2/oauth/revoke' } },
    secrets: { read: (name) => Promise.resolve((read.push(name), CLIENT)) },
    secretPath: '/syncwell/test/clients',
    fetch: (url, init) => {
      inits.push(init ?? {});
      return answer(url, init);
    },
    now: () => TEST_NOW,
  });
  return { endpoints, sent, inits, read };
}

const [fitbit, strava] = ['fitbit', 'strava'].map((name) =>
  PROVIDERS.find((provider) => provider.name === name),
) as [ProviderDescriptor, ProviderDescriptor];

describe('createOAuthEndpoints', () => {
  it.each(PROVIDERS)('asks $name at its own URL, as the client of that name', async (provider) => {
    const { endpoints, sent, read } = setUp(json({ access_token: 'a', expires_in: 60 }));
    await endpoints.tokens(provider).refresh('r', { until });
    expect([sent[0]?.url.href, read]).toEqual([
      provider.urls.token,
      [`/syncwell/test/clients/${provider.name}`],
    ]);
  });

  it('reads each provider’s refusals in its own words', async () => {
    const fault = { errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }] };
    const [standard, own] = [
      setUp(json({ error: 'invalid_grant' }, { status: 400 })),
      setUp(json(fault, { status: 400 })),
    ];
    for (const refresh of [
      () => standard.endpoints.tokens(fitbit).refresh('r', { until }),
      () => own.endpoints.tokens(strava).refresh('r', { until }),
    ]) {
      await expect(refresh()).rejects.toMatchObject({ code: 'AUTH_REVOKED' });
    }
  });

  it('revokes at the configured URL, showing the client where one is asked for', async () => {
    const { endpoints, sent, inits, read } = setUp(text(''));
    await endpoints.revocation(strava).revoke('token-1', { timeoutMs: 1_000 });
    await endpoints.revocation(fitbit).revoke('token-2', { timeoutMs: 1_000 });
    expect(sent.map(({ url }) => url.href)).toEqual([
      'http://127.0.0.1:2/oauth/revoke',
      'https://oauth2.googleapis.com/revoke',
    ]);
    expect(inits.map(({ body }) => (body as URLSearchParams).toString())).toEqual([
      'token=token-1',
      'token=token-2',
    ]);
    const authorizations = inits.map(({ headers }) => new Headers(headers).get('authorization'));
    expect(authorizations).toEqual([`Basic ${Buffer.from('id:secret').toString('base64')}`, null]);
    expect(read).toEqual(['/syncwell/test/clients/strava']);
  });

  it('takes a token that the provider does not know any more for revoked', async () => {
    const { endpoints } = setUp(json({ error: 'invalid_token' }, { status: 400 }));
    const revoking = endpoints.revocation(fitbit).revoke('token-1', { timeoutMs: 1_000 });
    await expect(revoking).resolves.toBeUndefined();
  });

  it('says when a revocation was not carried out', async () => {
    const { endpoints } = setUp(text('token-1', { status: 400 }));
    const revoking = endpoints.revocation(fitbit).revoke('token-1', { timeoutMs: 1_000 });
    await expect(revoking).rejects.toMatchObject({
      httpStatus: 400,
      message: 'Expected fitbit to revoke a consent, got 400',
    });
  });
});

describe('what a provider asks its users', () => {
  it.each(PROVIDERS)('has words for each scope of $name', ({ requiredScopes, optionalScopes, oauth }) => {
    const scopes = [requiredScopes, optionalScopes].flatMap(({ read, write }) => [...read, ...write]);
    expect(Object.keys(oauth.permissions).sort()).toEqual(scopes.toSorted());
    for (const words of Object.values(oauth.permissions)) expect(words).toMatch(/^[a-z][^.]+$/);
  });
});
