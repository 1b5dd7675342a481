import { CONNECT_BODY } from '../../services/orchestrator/src/testing/connect-bench.ts';
import { FOUR_YEARS } from '../../services/orchestrator/src/testing/orchestrator-bench.ts';
import type { TwoUsers } from './two-users.ts';

/** Whose is what the request is about: the caller's, another user's, or nobody's. */
export const OWNERS = ['own', "another's", "nobody's"] as const;
export type Owner = (typeof OWNERS)[number];

/** What a route is to answer to whom, said a second time: the code and the templates have their own words for it. */
export interface RouteRule {
  readonly scope: 'sync:read' | 'sync:write';
  readonly premium: boolean;
  /** Status for a caller with the scope and all that else is needed, by owner. */
  readonly answers: readonly [own: number, others: number, nobodys: number];
  readonly body?: unknown;
  readonly provider?: string;
  /** Brings a sync to where the route's command is legal. */
  readonly prepare?: (users: TwoUsers, sync: { orchestrationId: string; userId: string }) => Promise<unknown>;
}

const read = { scope: 'sync:read', premium: false } as const;
const write = { scope: 'sync:write', premium: false } as const;
const paid = { scope: 'sync:write', premium: true } as const;
const HIDDEN = [404, 404] as const;

export const ROUTE_RULES: Readonly<Record<string, RouteRule>> = {
  // Two users on the same route do not meet; the caller's own sync on it is in the way.
  'POST /orchestrations': { ...paid, answers: [409, 202, 202], body: FOUR_YEARS },
  'POST /orchestrations/plan': { ...read, answers: [200, 200, 200], body: FOUR_YEARS },
  'GET /orchestrations': { ...read, answers: [200, 200, 200] },
  'GET /orchestrations/{orchestrationId}/chunks': { ...read, answers: [200, ...HIDDEN] },
  'GET /orchestrations/{orchestrationId}/status': { ...read, answers: [200, ...HIDDEN] },
  'POST /orchestrations/{orchestrationId}/pause': { ...write, answers: [200, ...HIDDEN] },
  'POST /orchestrations/{orchestrationId}/cancel': { ...write, answers: [200, ...HIDDEN] },
  'POST /orchestrations/{orchestrationId}/resume': {
    ...{ ...paid, answers: [202, ...HIDDEN] },
    prepare: ({ bench }, { orchestrationId, userId }) => bench.pause(orchestrationId, { userId }),
  },
  'POST /orchestrations/{orchestrationId}/retry': {
    ...{ ...paid, answers: [202, ...HIDDEN] },
    prepare: ({ bench }, { orchestrationId, userId }) => bench.cancel(orchestrationId, { userId }),
  },
  'GET /connections': { ...read, answers: [200, 200, 200] },
  'PUT /connections/{provider}': {
    ...{ ...write, answers: [200, 200, 200] },
    provider: 'strava',
    body: CONNECT_BODY,
  },
  'DELETE /connections/{provider}': { ...write, answers: [200, 200, 200], provider: 'strava' },
  'DELETE /me': { ...write, answers: [202, 202, 202] },
};
