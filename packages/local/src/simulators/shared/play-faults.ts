import type { Context, MiddlewareHandler } from 'hono';

import { toResponse } from './canned-answer.ts';
import { dropConnection } from './dropped-connection.ts';
import { type Fault, faultFits } from './fault.ts';
import type { SimulatorCore } from './simulator-core.ts';
import type { SimulatorEnv } from './simulator-env.ts';

interface PlayFaultsOptions {
  /** Is the request about workouts of this month? May read the body: Hono keeps it for the handler. */
  readonly isAbout: (c: Context<SimulatorEnv>, civilMonth: string) => boolean | Promise<boolean>;
  /** The provider's usual body for a status. */
  readonly bodyFor: (status: number) => unknown;
}

/** Answers with a fault where one strikes, in place of the provider or after it did its work. */
export function playFaults(core: SimulatorCore, options: PlayFaultsOptions): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    const subject = {
      method: c.req.method,
      target: decodeTarget(c.req.url),
      userId: c.get('userId'),
      isAbout: await monthMatcher(core, options, c),
    };
    const fault = core.faults.take((candidate) => faultFits(candidate, subject));
    if (fault === undefined) return next();
    c.set('faultId', fault.id);
    const answer = answerOf(core, fault, options);
    if (fault.when === 'after' || answer === undefined) await next();
    if (fault.delayMs > 0) await core.sleep(fault.delayMs);
    if (answer === undefined) return;
    // Assigned after being emptied: Hono would mix the headers of the two.
    c.res = undefined;
    c.res = answer;
  };
}

/** undefined = the provider's own. */
function answerOf(
  { answers }: SimulatorCore,
  fault: Fault,
  options: PlayFaultsOptions,
): Response | undefined {
  if (fault.drop) return dropConnection();
  const canned = fault.as === undefined ? undefined : answers[fault.as];
  const status = canned?.status ?? fault.status;
  if (status === undefined) return undefined;
  const body = fault.body ?? canned?.body ?? options.bodyFor(status);
  return toResponse({ status, body, headers: { ...canned?.headers, ...fault.headers } });
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
