import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';

import { REDIRECT_URI } from './fake-consents.ts';
import { createOrchestratorBench } from './orchestrator-bench.ts';

/** What an app sends after the provider's redirect. */
export const CONNECT_BODY = { code: 'code-4711', redirectUri: REDIRECT_URI };

/** Ann, who connects. */
export function createConnectBench() {
  const bench = createOrchestratorBench();
  const put = async (body: unknown = CONNECT_BODY, provider = 'strava', userId = 'ann') => {
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
