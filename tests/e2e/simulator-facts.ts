import type { RefreshCounts } from '../../packages/local/src/simulators/shared/refresh-counter.ts';
import type {
  LoggedRequest,
  RequestCounters,
} from '../../packages/local/src/simulators/shared/request-log.ts';

/** What a simulated provider counted, as `GET /_admin/counters` tells it. */
export interface ProviderCounters extends RequestCounters {
  readonly refreshes: Readonly<Record<string, RefreshCounts>>;
}

export function readCounters(simulatorUrl: string): Promise<ProviderCounters> {
  return readAdmin<ProviderCounters>(`${simulatorUrl}/_admin/counters`);
}

/** The last 5,000 requests, oldest first. */
export async function readRequests(simulatorUrl: string): Promise<readonly LoggedRequest[]> {
  const { requests } = await readAdmin<{ requests: LoggedRequest[] }>(`${simulatorUrl}/_admin/log`);
  return requests;
}

async function readAdmin<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Expected ${url} to answer, got ${response.status}`);
  return (await response.json()) as T;
}
