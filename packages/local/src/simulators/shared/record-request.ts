import type { MiddlewareHandler } from 'hono';

import type { SimulatorCore } from './simulator-core.ts';
import type { SimulatorEnv } from './simulator-env.ts';

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
        query: url.searchParams.toString(),
        status: c.res.status,
        ...(userId !== undefined && { userId }),
        ...(faultId !== undefined && { faultId }),
      },
      routeOf(url.pathname),
    );
  };
}
