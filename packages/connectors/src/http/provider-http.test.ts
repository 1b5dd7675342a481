import { createFakeEffects } from '../testing/fake-effects.ts';
import { createFakeFetch, json, type Reply, text } from '../testing/fake-fetch.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import { errorCodeOfStatus } from './error-code-of-status.ts';
import { createProviderHttp } from './provider-http.ts';
import { toRefusal } from './refusal.ts';

function setUp(...replies: readonly Reply[]) {
  const { fetch, sent } = createFakeFetch(...replies);
  const effects = createFakeEffects(fetch);
  const http = createProviderHttp({
    provider: 'example',
    baseUrl: 'http://127.0.0.1:1/v4/',
    effects,
    toError: (answer) => toRefusal(answer, { provider: 'example', code: errorCodeOfStatus(answer.status) }),
  });
  return { http, sent, effects };
}

describe('createProviderHttp', () => {
  it('sends the token and the encoded query below the base URL', async () => {
    const { http, sent } = setUp(json({ ok: true }));
    const answer = await http.send(
      { path: '/things', query: { filter: 'a >= "1"' } },
      createFakeSession('t1'),
    );
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true}' });
    expect(sent[0]?.url.pathname).toBe('/v4/things');
    expect(sent[0]?.url.searchParams.get('filter')).toBe('a >= "1"');
    expect(sent[0]?.token).toBe('t1');
  });

  it('asks for a newer token once after a 401 and repeats the request with it', async () => {
    const { http, sent } = setUp(text('', { status: 401 }), json({}));
    const session = createFakeSession('old', 'new');
    await http.send({ path: '/things' }, session);
    expect(sent.map(({ token }) => token)).toEqual(['old', 'new']);
    expect(session.refused).toEqual(['old']);
  });

  it('repeats a refused write too: it was not accepted', async () => {
    const { http, sent } = setUp(text('', { status: 401 }), json({}));
    await http.send({ path: '/things', form: new FormData() }, createFakeSession('old', 'new'));
    expect(sent.map(({ method, token }) => `${method} ${token}`)).toEqual(['POST old', 'POST new']);
  });

  it('calls the second 401 revoked', async () => {
    const { http, sent } = setUp(text('', { status: 401 }));
    const sending = http.send({ path: '/things' }, createFakeSession('old', 'new'));
    await expect(sending).rejects.toMatchObject({ code: 'AUTH_REVOKED', httpStatus: 401 });
    expect(sent).toHaveLength(2);
  });

  it('passes on what the session throws', async () => {
    const { http, sent } = setUp(json({}));
    const session = { ...createFakeSession(), accessToken: () => Promise.reject(new Error('no consent')) };
    await expect(http.send({ path: '/things' }, session)).rejects.toThrow('no consent');
    expect(sent).toHaveLength(0);
  });

  it.each([text('', { status: 503 }), new TypeError('fetch failed')])(
    'tries a read again in place after a quick failure',
    async (failure) => {
      const { http, effects } = setUp(failure, failure, json({}));
      await http.send({ path: '/things' }, createFakeSession());
      expect(effects.sleeps).toHaveLength(2);
    },
  );

  it('gives a read up after the third failure', async () => {
    const { http, sent } = setUp(text('', { status: 500 }));
    await expect(http.send({ path: '/things' }, createFakeSession())).rejects.toMatchObject({
      code: 'TRANSIENT',
    });
    expect(sent).toHaveLength(3);
  });

  it('never tries a write again: it may have been accepted', async () => {
    const { http, sent } = setUp(new TypeError('fetch failed'));
    const sending = http.send({ path: '/things', form: new FormData() }, createFakeSession());
    await expect(sending).rejects.toMatchObject({ code: 'TRANSIENT' });
    expect(sent).toHaveLength(1);
  });

  it('does not try again after a time-out: the time is used up', async () => {
    const { http, sent } = setUp(new DOMException('too slow', 'TimeoutError'));
    await expect(http.send({ path: '/things' }, createFakeSession())).rejects.toMatchObject({
      code: 'TRANSIENT',
    });
    expect(sent).toHaveLength(1);
  });

  it('aborts by a signal and lets no redirect carry the token away', async () => {
    const inits: (RequestInit | undefined)[] = [];
    const fetch = async (_url: unknown, init?: RequestInit) => {
      inits.push(init);
      return json({});
    };
    const http = createProviderHttp({
      provider: 'example',
      baseUrl: 'http://127.0.0.1:1',
      effects: createFakeEffects(fetch),
      toError: () => new Error() as never,
    });
    await http.send({ path: '/' }, createFakeSession());
    expect(inits[0]).toMatchObject({ redirect: 'manual', signal: expect.any(AbortSignal) as AbortSignal });
  });

  it('answers a refusal that the caller accepts', async () => {
    const { http } = setUp(text('', { status: 404 }));
    const answer = await http.send({ path: '/things', alsoAccept: 404 }, createFakeSession());
    expect(answer.status).toBe(404);
  });

  it('says nothing of token, address or body in its errors', async () => {
    const failures = [text('secret-body', { status: 418 }), new TypeError('failed at /things/secret-id')];
    for (const failure of failures) {
      const { http } = setUp(failure);
      const error: unknown = await http
        .send({ path: '/things/secret-id' }, createFakeSession('secret-token'))
        .catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(Error);
      expect((error as Error).message).not.toMatch(/secret/);
    }
  });
});

describe('errorCodeOfStatus', () => {
  it.each([
    [302, 'TRANSIENT'],
    [400, 'BAD_REQUEST'],
    [401, 'AUTH_REVOKED'],
    [403, 'SCOPE_MISSING'],
    [404, 'BAD_REQUEST'],
    [408, 'TRANSIENT'],
    [410, 'PROVIDER_GONE'],
    [429, 'RATE_LIMITED'],
    [500, 'TRANSIENT'],
    [504, 'TRANSIENT'],
  ])('maps %i to %s', (status, code) => {
    expect(errorCodeOfStatus(status)).toBe(code);
  });
});
