import type { JWTPayload } from 'jose';
import { authorize, type AuthorizationRequest } from './authorize.ts';

describe('authorize', () => {
  const payload: JWTPayload = {
    sub: 'u1',
    scope: 'sync:read other',
    exp: 1_700_000_000,
    premium: true,
    aud: ['a', 'b'],
  };
  const ask = (request: Partial<AuthorizationRequest>) =>
    authorize({
      header: 'Bearer good',
      routeScopes: ['sync:read'],
      verify: (token) => Promise.resolve(token === 'good' ? payload : undefined),
      ...request,
    });
  const unauthorized = { allowed: false, status: 401, message: 'Unauthorized' };
  const forbidden = { allowed: false, status: 403, message: 'Forbidden' };

  it('hands over the claims as text and the scopes of the route', async () => {
    expect(await ask({})).toEqual({
      allowed: true,
      context: {
        claims: { sub: 'u1', scope: 'sync:read other', exp: '1700000000', premium: 'true', aud: '[a b]' },
        scopes: ['sync:read'],
      },
    });
  });

  it.each([undefined, '', 'Bearer ', 'Bearer forged', 'forged'])(
    'answers 401 to the header %j',
    async (header) => {
      expect(await ask({ header })).toEqual(unauthorized);
    },
  );

  it('takes the token without its scheme, as API Gateway does', async () => {
    expect(await ask({ header: 'good' })).toMatchObject({ allowed: true });
  });

  it('answers 403 to a token without any of the scopes', async () => {
    expect(await ask({ routeScopes: ['sync:write'] })).toEqual(forbidden);
    expect(await ask({ verify: () => Promise.resolve({ sub: 'u1' }) })).toEqual(forbidden);
  });

  it('is content with one of several scopes, in `scope` or in `scp`', async () => {
    expect(await ask({ routeScopes: ['sync:write', 'sync:read'] })).toMatchObject({ allowed: true });
    expect(await ask({ verify: () => Promise.resolve({ scp: ['sync:read'] }) })).toMatchObject({
      allowed: true,
    });
  });

  it('asks for no scope where the route names none', async () => {
    expect(await ask({ routeScopes: [] })).toMatchObject({ allowed: true, context: { scopes: null } });
  });
});
