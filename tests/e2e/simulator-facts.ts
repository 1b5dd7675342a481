/** What a simulated provider counted, as `GET /_admin/counters` tells it. */
export interface ProviderCounters {
  readonly total: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byRoute: Readonly<Record<string, number>>;
  readonly rateLimited: { readonly byLimit: number; readonly byFault: number };
  readonly refreshes: Readonly<Record<string, { readonly issued: number; readonly repeated: number }>>;
}

/** One request, as `GET /_admin/log` tells it. */
export interface ProviderRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly userId?: string;
  readonly faultId?: string;
}

export function readCounters(simulatorUrl: string): Promise<ProviderCounters> {
  return readAdmin<ProviderCounters>(`${simulatorUrl}/_admin/counters`);
}

/** The last 5,000 requests, oldest first. */
export async function readRequests(simulatorUrl: string): Promise<readonly ProviderRequest[]> {
  const { requests } = await readAdmin<{ requests: ProviderRequest[] }>(`${simulatorUrl}/_admin/log`);
  return requests;
}

async function readAdmin<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Expected ${url} to answer, got ${response.status}`);
  return (await response.json()) as T;
}
