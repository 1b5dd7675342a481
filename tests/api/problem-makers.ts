import type { ProblemCode } from '../../packages/core/src/api/problem-types.ts';
import { CONNECT_BODY, createConnectBench } from '../../services/orchestrator/src/testing/connect-bench.ts';
import {
  createOrchestratorBench,
  FOUR_YEARS,
  RESTARTS_PER_DAY,
  STARTS_PER_DAY,
} from '../../services/orchestrator/src/testing/orchestrator-bench.ts';

/** What a problem's maker gets back from a handler. */
export interface Refused {
  readonly statusCode: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

const START = { body: FOUR_YEARS };
const NOBODY = 'orch-00000000-0000-4000-8000-00000000dead';

/** Brings each problem about, as a caller may meet it; the answer has been held against the document already. */
export const PROBLEM_MAKERS: Readonly<Record<ProblemCode, () => Promise<Refused>>> = {
  'invalid-request': () =>
    createOrchestratorBench().start({ body: { ...FOUR_YEARS, startDate: '2023-02-29', 'a/b': 1 } }),
  unauthenticated: () => createOrchestratorBench().start({ ...START, userId: '' }),
  'premium-required': () => createOrchestratorBench().start({ ...START, claims: {} }),
  'not-found': () => createOrchestratorBench().pause(NOBODY),
  'route-taken': async () => {
    const { start } = createOrchestratorBench();
    await start(START);
    return start(START);
  },
  'illegal-state': async () => {
    const { start, cancel, resume } = createOrchestratorBench();
    const { orchestrationId } = (await start(START)).body;
    await cancel(orchestrationId);
    return resume(orchestrationId);
  },
  'idempotency-key-reused': async () => {
    const { start } = createOrchestratorBench();
    const headers = { 'idempotency-key': 'key' };
    await start({ ...START, headers });
    return start({ body: { ...FOUR_YEARS, startDate: '2021-01-01' }, headers });
  },
  'erasure-in-progress': async () => {
    const { start, deleteMe } = createOrchestratorBench();
    await deleteMe();
    return start(START);
  },
  'too-many-starts': async () => {
    const { start, cancel } = createOrchestratorBench();
    for (let begun = 0; begun < STARTS_PER_DAY; begun += 1) {
      await cancel((await start(START)).body.orchestrationId);
    }
    return start(START);
  },
  'too-many-restarts': async () => {
    const { start, pause, resume } = createOrchestratorBench();
    const { orchestrationId } = (await start(START)).body;
    for (let restarts = 0; restarts < RESTARTS_PER_DAY; restarts += 1) {
      await pause(orchestrationId);
      await resume(orchestrationId);
    }
    await pause(orchestrationId);
    return resume(orchestrationId);
  },
  'consent-refused': () => {
    const { put, refuseWith } = createConnectBench();
    refuseWith('AUTH_REVOKED');
    return put();
  },
  'scope-missing': () => createConnectBench().put({ ...CONNECT_BODY, scope: 'read,activity:read_all' }),
  'provider-blocked': () => {
    const { put, refuseWith } = createConnectBench();
    refuseWith('APP_INACTIVE');
    return put();
  },
  'temporarily-unavailable': () => {
    const { put, refuseWith } = createConnectBench();
    refuseWith('TRANSIENT');
    return put();
  },
  'internal-error': () => {
    const { consents, getConnections } = createOrchestratorBench();
    consents.connections.list = () => Promise.reject(new Error('secret of the inside'));
    return getConnections();
  },
};
