import type { MiddlewareHandler } from 'hono';

import { isDropped } from './dropped-connection.ts';
import type { SimulatorCore } from './simulator-core.ts';
import type { SimulatorEnv } from './simulator-env.ts';

const SECRETS = ['access_token', 'client_secret', 'code', 'code_verifier', 'refresh_token', 'token'];

/**
 * Waits the latency, lets the provider answer, and writes what happened into the log. `routeOf` takes the ids out of
 * a path, for the counters.
 */
export function recordRequest(
  core: SimulatorCore,
  routeOf: (path: string) => string,
): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    if (core.latencyMs > 0) await core.sleep(core.latencyMs);
    const at = core.clock.now().toISOString();
    await next();
    const url = new URL(c.req.url);
    const [userId, faultId] = [c.get('userId'), c.get('faultId')];
    core.log.add(
      {
        at,
        method: c.req.method,
        path: url.pathname,
        query: withoutSecrets(url.searchParams),
        status: isDropped(c.res) ? 0 : c.res.status,
        ...(userId !== undefined && { userId }),
        ...(faultId !== undefined && { faultId }),
      },
      routeOf(url.pathname),
    );
  };
}

function withoutSecrets(query: URLSearchParams): string {
  for (const name of SECRETS) if (query.has(name)) query.set(name, '...');
  return query.toString();
}
