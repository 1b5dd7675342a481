import { consentAt } from '../../flows/consent-at.ts';
import type { Invoke } from './invoke.ts';
import { ATHLETE, quoting, REDIRECT_URI, TOKEN } from './marks.ts';
import type { Stage } from './open-stage.ts';

const isDynamoDb = () => true;
const refused = { status: 400, name: 'AccessDeniedException', when: isDynamoDb } as const;
const invalid = { ...refused, name: 'ValidationException' } as const;

/** The user's consent at a provider, handed to the API. */
export async function connect({ providers }: Stage, invoke: Invoke, provider: 'fitbit' | 'strava') {
  const { urls, client } = providers;
  const authorize = {
    fitbit: `${urls.googleHealth}/o/oauth2/v2/auth`,
    strava: `${urls.strava}/oauth/authorize`,
  };
  const consent = { provider, clientId: client.id, redirectUri: REDIRECT_URI, user: ATHLETE };
  const code = await consentAt(fetch, authorize[provider], consent);
  const pathParameters = { provider };
  return invoke.http('PutConnection', `a consent at ${provider}`, {
    ...{ pathParameters, body: { ...code, redirectUri: REDIRECT_URI } },
  });
}

/** Connecting, as it goes wrong and as it goes well. */
export async function connectAll(stage: Stage, invoke: Invoke): Promise<void> {
  const { proxies, providers } = stage;
  const put = (what: string, body: unknown) =>
    invoke.http('PutConnection', what, { pathParameters: { provider: 'strava' }, body });
  const good = {
    code: `${TOKEN}Code`,
    codeVerifier: `${TOKEN}Verifier`.padEnd(50, 'v'),
    redirectUri: REDIRECT_URI,
  };

  await proxies.ssm.failing(refused, () => put('client secrets that cannot be read', good));
  await put('a code that is none', good);
  await put('a body that is no JSON', `{"code": ${TOKEN}Code`);
  await put('fields that there are not', { ...good, surprise: `${TOKEN}Value` });
  await put('fields of other kinds', { ...good, code: [`${TOKEN}Code`], codeVerifier: `${TOKEN}!` });
  await put('a redirect to elsewhere', { ...good, redirectUri: 'https://else.example' });
  for (const body of [
    { error: quoting(), error_description: quoting() },
    { message: quoting(), errors: [{ resource: `${TOKEN}Resource`, field: quoting(), code: `${TOKEN}` }] },
    `{"error": "${quoting()}`,
    { access_token: `${TOKEN}Half` },
  ]) {
    for (const status of [200, 400, 500]) {
      await providers.fault('strava', { match: { path: '/oauth/token' }, status, body });
      await put(`a token endpoint that answers ${status} and too much`, good);
    }
  }
  await providers.fault('strava', { match: { path: '/oauth/token' }, drop: true });
  await put('a token endpoint that hangs up', good);
  await proxies.dynamodb.failing(invalid, () => put('a table that refuses', good));
  const seal = { ...refused, when: ({ target }: { target: string }) => target.endsWith('GenerateDataKey') };
  await proxies.kms.failing(seal, () => connect(stage, invoke, 'strava'));
  await connect(stage, invoke, 'fitbit');
  await connect(stage, invoke, 'strava');
  await invoke.http('GetConnections', 'what is connected');
  await proxies.dynamodb.failing(refused, () => invoke.http('GetConnections', 'a table that refuses'));
}

/** Disconnecting and erasing. */
export async function leave(stage: Stage, invoke: Invoke): Promise<void> {
  const { proxies, providers } = stage;
  const pathParameters = { provider: 'strava' };
  await proxies.dynamodb.failing(refused, () =>
    invoke.http('DeleteConnection', 'a table that refuses', { pathParameters }),
  );
  await providers.fault('strava', {
    match: { path: '/oauth/revoke' },
    status: 500,
    body: { message: quoting() },
  });
  await invoke.http('DeleteConnection', 'a provider that does not revoke', { pathParameters });
  await connect(stage, invoke, 'strava');
  await proxies.kms.failing(refused, () =>
    invoke.http('DeleteConnection', 'a key that opens nothing', { pathParameters }),
  );
  await invoke.http('DeleteConnection', 'a provider that there is not', {
    pathParameters: { provider: 'nowhere' },
  });
  await proxies.dynamodb.failing(refused, () => invoke.http('DeleteMe', 'a table that refuses'));
  const ledgerOnly = { ...refused, when: ({ body }: { body: string }) => body.includes('LedgerTable') };
  await proxies.dynamodb.failing(ledgerOnly, () => invoke.http('DeleteMe', 'a ledger that cannot be erased'));
  await invoke.http('DeleteMe', 'goodbye');
}
