import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import { ConnectionConflictError } from '@syncwell/core/connections';
import { KeyServiceError } from '@syncwell/core/envelope-cipher';

import { REDIRECT_URI, tokensFor } from '../testing/fake-consents.ts';
import { createOrchestratorBench } from '../testing/orchestrator-bench.ts';

const VERIFIER = 'v'.repeat(43);
const BODY = { code: 'code-4711', redirectUri: REDIRECT_URI };

/** A bench whose answers are told apart from status views. */
function createBench() {
  const bench = createOrchestratorBench();
  const put = async (body: unknown = BODY, provider = 'strava', userId = 'ann') => {
    const answer = await bench.putConnection(provider, { userId, body, pathParameters: { provider } });
    return { ...answer, body: answer.body as unknown as Record<string, unknown> };
  };
  const stored = (provider = 'strava') => bench.consents.connections.read('ann', provider);
  const refuseWith = (code: ProviderErrorCode) => {
    bench.consents.answers.exchange = () =>
      Promise.reject(new ProviderError(code, `simulated ${code}`, { provider: 'strava' }));
  };
  return { ...bench, put, stored, refuseWith };
}

describe('PUT /connections/{provider}', () => {
  it('exchanges the code and stores what the provider gave', async () => {
    const { put, stored, consents, clock } = createBench();
    const answer = await put({
      ...BODY,
      codeVerifier: VERIFIER,
      scope: 'read,activity:write,activity:read_all',
    });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.body).toMatchObject({
      provider: 'strava',
      displayName: 'Strava',
      status: 'CONNECTED',
      connectedAt: clock.now().toISOString(),
    });
    expect(consents.exchanged).toEqual([{ ...BODY, codeVerifier: VERIFIER }]);
    expect(await stored()).toEqual({
      userId: 'ann',
      provider: 'strava',
      accessToken: 'access of code-4711',
      refreshToken: 'refresh of code-4711',
      scopes: ['read', 'activity:write', 'activity:read_all'],
      issuedAt: clock.now().toISOString(),
      expiresAt: new Date(clock.now().getTime() + 21_600_000).toISOString(),
      connectedAt: clock.now().toISOString(),
      version: 1,
    });
  });

  it('repeats no token and no code in its answer', async () => {
    const { put } = createBench();
    expect(JSON.stringify((await put()).body)).not.toContain('4711');
  });

  it('puts a new consent in place of the old one', async () => {
    const { put, stored, clock } = createBench();
    await put();
    clock.advance(3_600);
    await put({ ...BODY, code: 'another' });
    expect(await stored()).toMatchObject({
      accessToken: 'access of another',
      version: 2,
      connectedAt: clock.now().toISOString(),
    });
  });

  it('shows a code to the provider once: a double click finds what the first click stored', async () => {
    const { put, consents } = createBench();
    const answers = await Promise.all([put(), put(), put()]);
    answers.push(await put());
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(consents.exchanged).toHaveLength(1);
  });

  it('takes over from a request that has crashed, once its lease is over', async () => {
    const { put, consents, clock } = createBench();
    const end = new Date(clock.now().getTime() + 10_000);
    const key = { userId: 'ann', provider: 'strava' };
    await consents.connections.leaseConnect(key, { owner: 'crashed', now: clock.now(), end });
    expect((await put()).statusCode).toBe(200);
  });

  it('asks to try again when another request does not end', async () => {
    const { put, consents, clock } = createBench();
    const end = new Date(clock.now().getTime() + 20_000);
    const key = { userId: 'ann', provider: 'strava' };
    await consents.connections.leaseConnect(key, { owner: 'slow', now: clock.now(), end });
    const answer = await put();
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(consents.exchanged).toEqual([]);
  });

  it('keeps users apart', async () => {
    const { put, stored } = createBench();
    await put(BODY, 'strava', 'bob');
    expect(await stored()).toBeUndefined();
  });
});

describe('a connect that is refused', () => {
  it.each([
    ['AUTH_REVOKED', 422, 'consent-refused', /^Strava did not accept the code/],
    ['APP_INACTIVE', 503, 'provider-blocked', /^Strava does not take new connections/],
    ['ATHLETE_CAP', 503, 'provider-blocked', /It is not you/],
    ['BAD_REQUEST', 503, 'provider-blocked', /It is not you/],
    ['PROVIDER_GONE', 503, 'provider-blocked', /It is not you/],
    ['TRANSIENT', 503, 'temporarily-unavailable', /^Strava did not answer in time/],
    ['RATE_LIMITED', 503, 'temporarily-unavailable', /Send it again/],
  ] as const)('says what %s means', async (code, statusCode, type, detail) => {
    const { put, refuseWith, stored, consents } = createBench();
    refuseWith(code);
    const answer = await put();
    expect([answer.statusCode, answer.body['type']]).toEqual([statusCode, `urn:syncwell:problem:${type}`]);
    expect(answer.body['detail']).toMatch(detail);
    expect(await stored()).toBeUndefined();
    consents.answers.exchange = (grant, now) => Promise.resolve(tokensFor(grant, now));
    expect((await put({ ...BODY, code: 'next' })).statusCode).toBe(200);
  });

  it('is an operator’s matter in the log when it is about this application, and no secret', async () => {
    const { put, refuseWith, dependencies } = createBench();
    refuseWith('APP_INACTIVE');
    await put();
    refuseWith('AUTH_REVOKED');
    await put();
    expect(dependencies.logger).toMatchObject({
      lines: [
        { level: 'error', event: 'connect.refused', details: { provider: 'strava' } },
        { level: 'warn', event: 'connect.refused', details: { provider: 'strava' } },
      ],
    });
    expect(JSON.stringify(dependencies.logger)).not.toContain('4711');
  });

  it('names what the user did not allow, as the provider’s redirect told', async () => {
    const { put, stored } = createBench();
    const answer = await put({ ...BODY, scope: 'read,activity:read_all' });
    expect([answer.statusCode, answer.body]).toMatchObject([
      422,
      {
        type: 'urn:syncwell:problem:scope-missing',
        detail:
          'Copying workouts needs permission at Strava to: upload activities. Connect again and allow it.',
        missingScopes: [{ scope: 'activity:write', permission: 'upload activities' }],
      },
    ]);
    expect(await stored()).toBeUndefined();
  });

  it('believes the provider’s own answer more than the app', async () => {
    const { put, consents } = createBench();
    consents.answers.exchange = (grant, now) =>
      Promise.resolve(tokensFor(grant, now, { scopes: ['https://www.googleapis.com/auth/other'] }));
    const answer = await put({ ...BODY, scope: 'everything' }, 'fitbit');
    expect(answer.body).toMatchObject({
      status: 422,
      detail: expect.stringContaining('permission at Fitbit to: see your workouts') as string,
    });
  });

  it('does not ask for what may be left out', async () => {
    const { put, stored } = createBench();
    const scope = 'https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly';
    expect((await put({ ...BODY, scope }, 'fitbit')).statusCode).toBe(200);
    expect((await stored('fitbit'))?.scopes).toEqual([scope]);
  });

  it('keeps the connection that is there', async () => {
    const { put, stored, refuseWith } = createBench();
    await put();
    const before = await stored();
    await put({ ...BODY, code: 'less', scope: 'read' });
    refuseWith('AUTH_REVOKED');
    await put({ ...BODY, code: 'bad' });
    expect(await stored()).toEqual(before);
  });

  it('wants a consent that lasts', async () => {
    const { put, consents, stored } = createBench();
    consents.answers.exchange = (grant, now) =>
      Promise.resolve(tokensFor(grant, now, { refreshToken: undefined }));
    const answer = await put();
    expect(answer.body).toMatchObject({ status: 422, detail: expect.stringMatching(/lasting/) as string });
    expect(await stored()).toBeUndefined();
  });

  it('stores nothing over what another request did meanwhile', async () => {
    const { put, consents, stored } = createBench();
    consents.answers.exchange = async (grant, now) => {
      await consents.connections.remove({ userId: 'ann', provider: 'strava' });
      return tokensFor(grant, now);
    };
    const answer = await put();
    expect(answer.body).toMatchObject({ status: 422, detail: expect.stringMatching(/meanwhile/) as string });
    expect(await stored()).toBeUndefined();
  });

  it.each([
    ['the key service is away', new KeyServiceError('GenerateDataKey', new Error('away')), 503],
    ['something is broken', new Error('broken'), 500],
    ['somebody was faster', new ConnectionConflictError({ provider: 'strava', version: 1 }), 422],
  ])('says so when %s, and gives the lease back', async (_what, error, statusCode) => {
    const { put, consents } = createBench();
    const { connect } = consents.connections;
    consents.dependencies.connections.connect = () => Promise.reject(error);
    expect((await put()).statusCode).toBe(statusCode);
    consents.dependencies.connections.connect = connect;
    expect((await put({ ...BODY, code: 'next' })).statusCode).toBe(200);
  });

  it('says why it failed though giving the lease back fails as well', async () => {
    const { put, refuseWith, consents } = createBench();
    refuseWith('AUTH_REVOKED');
    consents.dependencies.connections.dropLease = () => Promise.reject(new Error('away'));
    expect((await put()).statusCode).toBe(422);
  });
});

describe('a request to connect', () => {
  const pointersOf = ({ body }: { body: Record<string, unknown> }) =>
    (body['errors'] as { pointer: string; detail: string }[]).map(({ pointer, detail }) => [pointer, detail]);

  it.each([
    [{ ...BODY, redirectUri: `${REDIRECT_URI}/` }, '/redirectUri', 'Expected a redirect URI of this service'],
    [{ ...BODY, redirectUri: 'https://evil.example' }, '/redirectUri', 'Expected a redirect URI of this'],
    [{ code: 'x' }, '/redirectUri', 'Expected a redirect URI of this service, got nothing'],
    [{ ...BODY, code: '' }, '/code', 'Expected the code that the provider gave, got another text'],
    [{ ...BODY, code: 7 }, '/code', 'Expected the code that the provider gave, got 7'],
    [{ ...BODY, code: 'x'.repeat(2_049) }, '/code', 'Expected the code that the provider gave'],
    [{ ...BODY, codeVerifier: 'secret-short' }, '/codeVerifier', 'Expected a PKCE verifier'],
    [{ ...BODY, scope: ['a'] }, '/scope', 'Expected the scopes of the provider’s redirect, got an array'],
    [{ ...BODY, clientSecret: 'x' }, '/clientSecret', 'Expected no such field'],
  ])('is refused: %j', async (body, pointer, detail) => {
    const { put, consents } = createBench();
    const answer = await put(body);
    expect(answer.statusCode).toBe(400);
    expect(pointersOf(answer)).toEqual([[pointer, expect.stringContaining(detail)]]);
    expect(JSON.stringify(answer.body)).not.toContain('secret-short');
    expect(consents.exchanged).toEqual([]);
  });

  it('names a provider of the product', async () => {
    const { put } = createBench();
    const answer = await put(BODY, 'garmin');
    expect([answer.statusCode, answer.body['detail']]).toEqual([404, 'Expected one of fitbit, strava.']);
  });
});
