import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import { aChunkMessage } from '@syncwell/core/testing/chunk-queue-contract';
import { aConnection } from '@syncwell/core/testing/connection-factory';
import { createManualClock } from '@syncwell/core/testing/manual-clock';
import { createMemoryConnections } from '@syncwell/core/testing/memory-connections';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { createSequentialIds } from '@syncwell/core/testing/sequential-ids';

import { openSession } from './open-session.ts';

const MESSAGE = aChunkMessage(3);
const NEXT = { accessToken: 'access-2', issuedAt: '2024-06-15T12:00:00Z', expiresAt: '2024-06-15T18:00:00Z' };

/** A session whose token is long over, and what the provider says when it is asked for another one. */
function openBench(refusal?: ProviderErrorCode) {
  const clock = createManualClock();
  const logger = createMemoryLogger();
  const refresh = () =>
    refusal === undefined
      ? Promise.resolve(NEXT)
      : Promise.reject(new ProviderError(refusal, 'simulated', { provider: 'strava' }));
  const session = openSession(
    {
      connections: createMemoryConnections([aConnection({ userId: MESSAGE.userId })]),
      tokensOf: () => ({ refresh, exchangeCode: () => Promise.reject(new Error('Expected no code')) }),
      ...{ clock, logger, ids: createSequentialIds() },
    },
    MESSAGE,
    { provider: 'strava', until: new Date(clock.now().getTime() + 60_000) },
  );
  return { session, logger };
}

describe('openSession', () => {
  it('gives tokens of the message’s user, and says what it did', async () => {
    const { session, logger } = openBench();
    await expect(session.accessToken()).resolves.toBe('access-2');
    const { orchestrationId, chunkIndex, run } = MESSAGE;
    expect(logger.lines).toEqual([
      {
        level: 'info',
        event: 'token.refreshed',
        details: { orchestrationId, chunkIndex, run, provider: 'strava' },
      },
    ]);
  });

  it.each([
    ['AUTH_REVOKED', 'warn', 'token.refused'],
    ['APP_INACTIVE', 'error', 'client.refused'],
  ] as const)('says whose matter %s is', async (refusal, level, event) => {
    const { session, logger } = openBench(refusal);
    await expect(session.accessToken()).rejects.toMatchObject({ code: refusal });
    expect(logger.lines).toMatchObject([{ level, event }]);
  });

  it('takes no name that is none of a provider', () => {
    const dependencies = {} as Parameters<typeof openSession>[0];
    expect(() => openSession(dependencies, MESSAGE, { provider: 'garmin', until: new Date(0) })).toThrow(
      'Expected the name of a provider, got garmin',
    );
  });
});
