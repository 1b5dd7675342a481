import { ConnectionConflictError } from '@syncwell/core/connections';
import { KeyServiceError } from '@syncwell/core/envelope-cipher';

import { CONNECT_BODY, createConnectBench } from '../testing/connect-bench.ts';
import { tokensFor } from '../testing/fake-consents.ts';

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
    const { put, refuseWith, stored, consents } = createConnectBench();
    refuseWith(code);
    const answer = await put();
    expect([answer.statusCode, answer.body['type']]).toEqual([statusCode, `urn:syncwell:problem:${type}`]);
    expect(answer.body['detail']).toMatch(detail);
    expect(await stored()).toBeUndefined();
    consents.answers.exchange = (grant, now) => Promise.resolve(tokensFor(grant, now));
    expect((await put({ ...CONNECT_BODY, code: 'next' })).statusCode).toBe(200);
  });

  it('is an operator’s matter in the log when it is about this application, and no secret', async () => {
    const { put, refuseWith, dependencies } = createConnectBench();
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
    const { put, stored } = createConnectBench();
    const answer = await put({ ...CONNECT_BODY, scope: 'read,activity:read_all' });
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
    const { put, consents } = createConnectBench();
    consents.answers.exchange = (grant, now) =>
      Promise.resolve(tokensFor(grant, now, { scopes: ['https://www.googleapis.com/auth/other'] }));
    const answer = await put({ ...CONNECT_BODY, scope: 'everything' }, 'fitbit');
    expect(answer.body).toMatchObject({
      status: 422,
      detail: expect.stringContaining('permission at Fitbit to: see your workouts') as string,
    });
  });

  it('does not ask for what may be left out', async () => {
    const { put, stored } = createConnectBench();
    const scope = 'https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly';
    expect((await put({ ...CONNECT_BODY, scope }, 'fitbit')).statusCode).toBe(200);
    expect((await stored('fitbit'))?.scopes).toEqual([scope]);
  });

  it('keeps the connection that is there', async () => {
    const { put, stored, refuseWith } = createConnectBench();
    await put();
    const before = await stored();
    await put({ ...CONNECT_BODY, code: 'less', scope: 'read' });
    refuseWith('AUTH_REVOKED');
    await put({ ...CONNECT_BODY, code: 'bad' });
    expect(await stored()).toEqual(before);
  });

  it('wants a consent that lasts', async () => {
    const { put, consents, stored } = createConnectBench();
    consents.answers.exchange = (grant, now) =>
      Promise.resolve(tokensFor(grant, now, { refreshToken: undefined }));
    const answer = await put();
    expect(answer.body).toMatchObject({ status: 422, detail: expect.stringMatching(/lasting/) as string });
    expect(await stored()).toBeUndefined();
  });

  it('stores nothing over what another request did meanwhile', async () => {
    const { put, consents, stored } = createConnectBench();
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
    const { put, consents } = createConnectBench();
    const { connect } = consents.connections;
    consents.dependencies.connections.connect = () => Promise.reject(error);
    expect((await put()).statusCode).toBe(statusCode);
    consents.dependencies.connections.connect = connect;
    expect((await put({ ...CONNECT_BODY, code: 'next' })).statusCode).toBe(200);
  });

  it('says why it failed though giving the lease back fails as well', async () => {
    const { put, refuseWith, consents } = createConnectBench();
    refuseWith('AUTH_REVOKED');
    consents.dependencies.connections.dropLease = () => Promise.reject(new Error('away'));
    expect((await put()).statusCode).toBe(422);
  });
});
