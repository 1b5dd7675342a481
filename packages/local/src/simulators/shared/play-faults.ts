import type { Context, MiddlewareHandler } from 'hono';

import type { Fault } from './fault.ts';
import type { SimulatorCore } from './simulator-core.ts';
import type { SimulatorEnv } from './simulator-env.ts';

interface PlayFaultsOptions {
  /** Is the request about workouts of this month? May read the body: Hono keeps it for the handler. */
  readonly isAbout: (c: Context<SimulatorEnv>, civilMonth: string) => boolean | Promise<boolean>;
  /** The provider's usual body for a status. */
  readonly bodyFor: (status: number) => unknown;
}

/** Answers with a fault where one fits, instead of the provider. */
export function playFaults(core: SimulatorCore, options: PlayFaultsOptions): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    const fault = core.faults.take({
      method: c.req.method,
      target: decodeTarget(c.req.url),
      isAbout: await monthMatcher(core, options, c),
    });
    if (fault === undefined) return next();
    c.set('faultId', fault.id);
    if (fault.delayMs > 0) await core.sleep(fault.delayMs);
    return toResponse(fault, options.bodyFor);
  };
}

/** Months are looked up beforehand, because finding one may have to wait for the body. */
async function monthMatcher(core: SimulatorCore, { isAbout }: PlayFaultsOptions, c: Context<SimulatorEnv>) {
  const wanted = new Set(core.faults.list().flatMap(({ match }) => match.civilMonth ?? []));
  const found = new Set<string>();
  for (const month of wanted) if (await isAbout(c, month)) found.add(month);
  return (month: string) => found.has(month);
}

function decodeTarget(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const query = [...searchParams].map(([name, value]) => `${name}=${value}`).join('&');
  return query === '' ? decodeURIComponent(pathname) : `${decodeURIComponent(pathname)}?${query}`;
}

function toResponse(fault: Fault, bodyFor: PlayFaultsOptions['bodyFor']): Response {
  const body = fault.body ?? bodyFor(fault.status);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, {
    status: fault.status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...fault.headers },
  });
}
