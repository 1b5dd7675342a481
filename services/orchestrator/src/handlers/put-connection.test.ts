import { CONNECT_BODY, createConnectBench } from '../testing/connect-bench.ts';
import { REDIRECT_URI } from '../testing/fake-consents.ts';

const VERIFIER = 'v'.repeat(43);

describe('PUT /connections/{provider}', () => {
  it('exchanges the code and stores what the provider gave', async () => {
    const { put, stored, consents, clock } = createConnectBench();
    const answer = await put({
      ...CONNECT_BODY,
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
    expect(consents.exchanged).toEqual([{ ...CONNECT_BODY, codeVerifier: VERIFIER }]);
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
    const { put } = createConnectBench();
    expect(JSON.stringify((await put()).body)).not.toContain('4711');
  });

  it('puts a new consent in place of the old one', async () => {
    const { put, stored, clock } = createConnectBench();
    await put();
    clock.advance(3_600);
    await put({ ...CONNECT_BODY, code: 'another' });
    expect(await stored()).toMatchObject({
      accessToken: 'access of another',
      version: 2,
      connectedAt: clock.now().toISOString(),
    });
  });

  it('shows a code to the provider once: a double click finds what the first click stored', async () => {
    const { put, consents } = createConnectBench();
    const answers = await Promise.all([put(), put(), put()]);
    answers.push(await put());
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(consents.exchanged).toHaveLength(1);
  });

  it('takes over from a request that has crashed, once its lease is over', async () => {
    const { put, consents, clock } = createConnectBench();
    const end = new Date(clock.now().getTime() + 10_000);
    const key = { userId: 'ann', provider: 'strava' };
    await consents.connections.leaseConnect(key, { owner: 'crashed', now: clock.now(), end });
    expect((await put()).statusCode).toBe(200);
  });

  it('asks to try again when another request does not end', async () => {
    const { put, consents, clock } = createConnectBench();
    const end = new Date(clock.now().getTime() + 20_000);
    const key = { userId: 'ann', provider: 'strava' };
    await consents.connections.leaseConnect(key, { owner: 'slow', now: clock.now(), end });
    const answer = await put();
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(consents.exchanged).toEqual([]);
  });

  it('keeps users apart', async () => {
    const { put, stored } = createConnectBench();
    await put(CONNECT_BODY, 'strava', 'bob');
    expect(await stored()).toBeUndefined();
  });
});

describe('a request to connect', () => {
  const pointersOf = ({ body }: { body: Record<string, unknown> }) =>
    (body['errors'] as { pointer: string; detail: string }[]).map(({ pointer, detail }) => [pointer, detail]);

  it.each([
    [
      { ...CONNECT_BODY, redirectUri: `${REDIRECT_URI}/` },
      '/redirectUri',
      'Expected a redirect URI of this service',
    ],
    [
      { ...CONNECT_BODY, redirectUri: 'https://evil.example' },
      '/redirectUri',
      'Expected a redirect URI of this',
    ],
    [{ code: 'x' }, '/redirectUri', 'Expected a redirect URI of this service, got nothing'],
    [{ ...CONNECT_BODY, code: '' }, '/code', 'Expected the code that the provider gave, got another text'],
    [{ ...CONNECT_BODY, code: 7 }, '/code', 'Expected the code that the provider gave, got 7'],
    [{ ...CONNECT_BODY, code: 'x'.repeat(2_049) }, '/code', 'Expected the code that the provider gave'],
    [{ ...CONNECT_BODY, codeVerifier: 'secret-short' }, '/codeVerifier', 'Expected a PKCE verifier'],
    [
      { ...CONNECT_BODY, scope: ['a'] },
      '/scope',
      'Expected the scopes of the provider’s redirect, got an array',
    ],
    [{ ...CONNECT_BODY, clientSecret: 'x' }, '/clientSecret', 'Expected no such field'],
  ])('is refused: %j', async (body, pointer, detail) => {
    const { put, consents } = createConnectBench();
    const answer = await put(body);
    expect(answer.statusCode).toBe(400);
    expect(pointersOf(answer)).toEqual([[pointer, expect.stringContaining(detail)]]);
    expect(JSON.stringify(answer.body)).not.toContain('secret-short');
    expect(consents.exchanged).toEqual([]);
  });

  it('names a provider of the product', async () => {
    const { put } = createConnectBench();
    const answer = await put(CONNECT_BODY, 'garmin');
    expect([answer.statusCode, answer.body['detail']]).toEqual([404, 'Expected one of fitbit, strava.']);
  });
});
