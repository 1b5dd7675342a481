import { ProviderError } from '@syncwell/connectors/errors';
import type { RevokeEndpoint } from '@syncwell/connectors/oauth/revoke-endpoint';
import type { TokenEndpoint } from '@syncwell/connectors/oauth/token-endpoint';
import type { Clock } from '@syncwell/core/ports';

import type { Process } from '../../kernel/process.ts';
import type { World } from '../world.ts';

/** As long as a refresh waits for its answer, and then some: what hangs gets there in this time. */
const LATE_MS = 10_000;

export interface SimTokenEndpointOptions {
  readonly getProcess: () => Process;
  readonly clock: Clock;
}

/** Strava's token endpoint as one process sees it. */
export function createSimTokenEndpoint(
  world: World,
  { getProcess, clock }: SimTokenEndpointOptions,
): TokenEndpoint {
  const refresh: TokenEndpoint['refresh'] = async (refreshToken, { until }) => {
    const process = getProcess();
    const issuedAt = clock.now();
    const answer = world.wire.call(process, {
      point: 'refresh token',
      isSentOnce: true,
      latestMs: LATE_MS,
      apply: () => answerRefresh(world, refreshToken, process),
      timeout: { ms: until.getTime() - issuedAt.getTime(), error: () => refusal('TRANSIENT') },
      unavailable: () => refusal('TRANSIENT'),
    });
    const { expiresAt, ...tokens } = await answer;
    // The answer tells how long is left.
    const leftMs = expiresAt - world.scheduler.now();
    return {
      ...tokens,
      issuedAt: issuedAt.toISOString(),
      expiresAt: new Date(issuedAt.getTime() + leftMs).toISOString(),
    };
  };
  return { refresh, exchangeCode: () => Promise.reject(refusal('AUTH_REVOKED')) };
}

/** Where one process takes a consent back. */
export function createSimRevocation(world: World, getProcess: () => Process): RevokeEndpoint {
  return {
    revoke: (token) =>
      world.wire.call(getProcess(), {
        point: 'revoke consent',
        isSentOnce: true,
        latestMs: LATE_MS,
        apply: () => world.strava.consents.revoke(token.split('/')[0] ?? ''),
        unavailable: () => refusal('TRANSIENT'),
      }),
  };
}

function answerRefresh(world: World, refreshToken: string, process: Process) {
  const { consents } = world.strava;
  if (world.faults.strikes('F13', 'refresh token')) throw refusal('TRANSIENT');
  const { tokens, earlier } = consents.refresh(refreshToken, process);
  // Where an answer may be lost, another may have to show the token that its owner got no answer for.
  const isEveryAnswerTold = !(['F4', 'F5', 'F6', 'F8', 'F13'] as const).some(world.faults.isEnabled);
  if (earlier?.isAlive === true && earlier !== process && isEveryAnswerTold && world.areClocksRight) {
    world.violate('T1', 'a refresh token is shown twice while its first user is alive');
  }
  if (tokens === undefined) throw refusal('AUTH_REVOKED');
  return tokens;
}

function refusal(code: ProviderError['code']): ProviderError {
  return new ProviderError(code, 'simulated', { provider: 'strava' });
}
