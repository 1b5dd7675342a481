import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';

import { toChunkFailure } from './chunk-failure.ts';
import { UnfinishedMonthError } from './unfinished-month.ts';

const NOW = new Date('2024-06-15T12:00:00.000Z');

describe('toChunkFailure', () => {
  it.each([
    [1, 'TIME_EXCEEDED', { act: 'yield' }],
    [1, 'PROVIDER_UNAVAILABLE', { act: 'yield' }],
    [0, 'TIME_EXCEEDED', { act: 'release', reason: 'TIME_EXCEEDED' }],
    [0, 'PROVIDER_UNAVAILABLE', { act: 'release', reason: 'PROVIDER_UNAVAILABLE' }],
  ] as const)('after a try that settled %i and met %s is %j', (settled, reason, failure) => {
    expect(toChunkFailure(new UnfinishedMonthError(settled, reason), NOW)).toEqual(failure);
  });

  it('of what nobody foresaw is our own failure', () => {
    expect(toChunkFailure(new Error('odd'), NOW)).toEqual({ act: 'release', reason: 'INTERNAL_ERROR' });
  });

  it('of what did not answer, of our own, is none of the month', () => {
    expect(toChunkFailure(new AwsUnavailableError('UpdateItem', new Error('down')), NOW)).toEqual({
      act: 'give back',
    });
  });

  const limited = {
    act: 'park',
    waiting: { reason: 'RATE_LIMITED', provider: 'strava', until: '2024-06-15T12:15:00.000Z' },
  };
  const blocked = {
    act: 'park',
    waiting: { reason: 'APP_BLOCKED', provider: 'strava', until: '2024-06-15T13:00:00.000Z' },
  };
  const down = {
    act: 'park',
    waiting: { reason: 'PROVIDER_UNAVAILABLE', provider: 'strava', until: '2024-06-15T12:01:00.000Z' },
  };
  it.each<[ProviderErrorCode, object]>([
    ['AUTH_REVOKED', { act: 'reconnect', provider: 'strava' }],
    ['SCOPE_MISSING', { act: 'reconnect', provider: 'strava' }],
    ['ACCOUNT_NOT_LINKED', { act: 'reconnect', provider: 'strava' }],
    ['RATE_LIMITED', limited],
    ['APP_INACTIVE', blocked],
    ['ATHLETE_CAP', blocked],
    ['CIRCUIT_OPEN', down],
    ['TRANSIENT', { act: 'release', reason: 'PROVIDER_UNAVAILABLE' }],
    ['PROVIDER_GONE', { act: 'fail', reason: 'PROVIDER_GONE' }],
    ['BAD_REQUEST', { act: 'fail', reason: 'REQUEST_REJECTED' }],
    ['ITEM_REJECTED', { act: 'fail', reason: 'REQUEST_REJECTED' }],
  ])('of %s is %j', (code, failure) => {
    expect(toChunkFailure(new ProviderError(code, 'no', { provider: 'strava' }), NOW)).toEqual(failure);
  });

  it.each(['RATE_LIMITED', 'CIRCUIT_OPEN'] as const)('keeps the time that comes with %s', (code) => {
    const retryAt = '2024-06-16T00:00:00.000Z';
    const error = new ProviderError(code, 'no', { provider: 'strava', retryAt });
    expect(toChunkFailure(error, NOW)).toMatchObject({ waiting: { until: retryAt } });
  });

  it('keeps which limit of the application is used up', () => {
    const error = new ProviderError('RATE_LIMITED', 'no', { provider: 'strava', limit: 'DAILY' });
    expect(toChunkFailure(error, NOW)).toMatchObject({ waiting: { limit: 'DAILY' } });
  });
});
