/** One request to the simulated provider. Holds no token. */
export interface LoggedRequest {
  /** ISO instant on the simulator's clock. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** 0 = the connection was cut in place of an answer. */
  readonly status: number;
  /** Absent when the request showed no valid token. */
  readonly userId?: string;
  /** Set when a fault had a hand in it. */
  readonly faultId?: string;
}

export interface RequestCounters {
  readonly total: number;
  /** Requests per status code. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Requests per `METHOD route`, ids left out. */
  readonly byRoute: Readonly<Record<string, number>>;
  /** Answers 429: because the limits were used up, and because a fault said so. */
  readonly rateLimited: { readonly byLimit: number; readonly byFault: number };
}

export interface RequestLog {
  add(request: LoggedRequest, route: string): void;
  /** Oldest first; only the newest {@link MOST_ENTRIES} are kept. */
  entries(): readonly LoggedRequest[];
  /** Since the start or the last clear; these forget nothing. */
  counters(): RequestCounters;
  clear(): void;
}

const MOST_ENTRIES = 5_000;

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let byStatus = new Map<string, number>();
  let byRoute = new Map<string, number>();
  let limited = new Map<string, number>();
  return {
    add: (request, route) => {
      entries.push(request);
      if (entries.length > 2 * MOST_ENTRIES) entries = entries.slice(-MOST_ENTRIES);
      count(byStatus, String(request.status));
      count(byRoute, `${request.method} ${route}`);
      if (request.status === 429) count(limited, request.faultId === undefined ? 'byLimit' : 'byFault');
    },
    entries: () => entries.slice(-MOST_ENTRIES),
    counters: () => ({
      total: [...byStatus.values()].reduce((sum, value) => sum + value, 0),
      byStatus: Object.fromEntries(byStatus),
      byRoute: Object.fromEntries(byRoute),
      rateLimited: { byLimit: limited.get('byLimit') ?? 0, byFault: limited.get('byFault') ?? 0 },
    }),
    clear: () => {
      entries = [];
      byStatus = new Map();
      byRoute = new Map();
      limited = new Map();
    },
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
