import type { StatusView } from '@syncwell/core/api/status-view';
import { deriveTiming } from '@syncwell/core/domain/timing';
import { titleOf } from '@syncwell/core/domain/waiting-text';
import { createClaimEntitlements } from '@syncwell/core/lambda/claim-entitlements';
import { createOrchestrationStore } from '@syncwell/core/store/orchestration-store';
import { anHttpEvent, type HttpEventOptions } from '@syncwell/core/testing/http-event';
import { createManualClock } from '@syncwell/core/testing/manual-clock';
import { createMemoryChunkQueue } from '@syncwell/core/testing/memory-chunk-queue';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { createMemoryLedger } from '@syncwell/core/testing/memory-ledger';
import { createMemoryRecordTable } from '@syncwell/core/testing/memory-record-table';
import { createMemoryUserList } from '@syncwell/core/testing/memory-user-list';
import { createMemoryUserRecords } from '@syncwell/core/testing/memory-user-records';
import type { LedgerEntry } from '@syncwell/core/ledger';
import type { OrchestrationEvent } from '@syncwell/core/ports';
import { createSequentialIds } from '@syncwell/core/testing/sequential-ids';
import type { KnownRoute } from '@syncwell/openapi/routes';
import { expectDocumented } from '@syncwell/openapi/testing/expect-documented';

import type { OrchestratorDependencies } from '../dependencies.ts';
import type { BeginErasureDependencies } from '../erasing/begin-erasure.ts';
import { sweepErasure } from '../erasing/look-at-erasure.ts';
import { createHandler as createDeleteConnection } from '../handlers/delete-connection.ts';
import { createHandler as createDeleteMe } from '../handlers/delete-me.ts';
import { createHandler as createGetConnections } from '../handlers/get-connections.ts';
import { createHandler as createOnSweep } from '../handlers/on-sweep.ts';
import { createHandler as createCancel } from '../handlers/post-cancel.ts';
import { createHandler as createPause } from '../handlers/post-pause.ts';
import { createHandler as createPlan } from '../handlers/post-plan.ts';
import { createHandler as createStart } from '../handlers/post-orchestration.ts';
import { createHandler as createResume } from '../handlers/post-resume.ts';
import { createHandler as createRetry } from '../handlers/post-retry.ts';
import { createHandler as createPutConnection } from '../handlers/put-connection.ts';
import { createFakeConsents } from './fake-consents.ts';

/** A body that the API accepts. */
export const FOUR_YEARS = {
  source: 'fitbit',
  destination: 'strava',
  startDate: '2020-01-01',
  endDate: '2023-12-31',
};

/** Starts that the bench allows one user. */
export const STARTS_PER_DAY = 5;
/** Resumes and retries of one sync that it allows. */
export const RESTARTS_PER_DAY = 8;

type Command = 'pause' | 'resume' | 'cancel' | 'retry';
type StructuredResult = Awaited<ReturnType<ReturnType<typeof createStart>>>;

/** What came back, its body parsed: a status view or a problem document. */
export interface BenchAnswer {
  readonly statusCode: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: StatusView & {
    type: string;
    currentStatus: string;
    errors: { pointer: string; detail: string }[];
  };
}

/** The real handlers over fakes. */
export function createOrchestratorBench(overrides: Partial<OrchestratorDependencies> = {}) {
  const table = createMemoryRecordTable();
  const queue = createMemoryChunkQueue();
  const events: OrchestrationEvent[] = [];
  const timing = deriveTiming({ workerTimeoutSeconds: 60, pace: 'production' });
  const clock = createManualClock();
  const dependencies: OrchestratorDependencies = {
    store: createOrchestrationStore({ table, timing }),
    queue,
    clock,
    timing,
    events: { publish: (event) => Promise.resolve(void events.push(event)) },
    logger: createMemoryLogger(),
    ids: createSequentialIds(),
    entitlements: createClaimEntitlements('premium'),
    providers: { sources: ['fitbit'], destinations: ['strava'] },
    userHash: (userId) => `hash of ${userId}`,
    ...overrides,
  };
  const consents = createFakeConsents(dependencies.clock);
  const ledgerEntries = new Map<string, LedgerEntry>();
  const erasing: BeginErasureDependencies = {
    ...dependencies,
    ...consents.dependencies,
    records: createMemoryUserRecords(table.items),
    ledger: createMemoryLedger(ledgerEntries),
  };
  const everything = {
    ...erasing,
    ...consents.dependencies,
    ...dependencies,
    list: createMemoryUserList(table.items),
    startsPerDay: STARTS_PER_DAY,
    restartsPerDay: RESTARTS_PER_DAY,
    readBudget: () => Promise.resolve(undefined),
    displayName: titleOf,
    eraseDue: (key: string) => sweepErasure(erasing, key),
  };
  const call = (
    route: KnownRoute,
    create: (open: () => typeof everything) => ReturnType<typeof createStart>,
  ) => {
    const handler = create(() => everything);
    return async (options: HttpEventOptions = {}) => toAnswer(route, await handler(anHttpEvent(options)));
  };
  const onRecord =
    (command: Command, create: Parameters<typeof call>[1]) =>
    (orchestrationId: string, options: HttpEventOptions = {}) =>
      call(
        `POST /orchestrations/{orchestrationId}/${command}`,
        create,
      )({
        pathParameters: { orchestrationId },
        ...options,
      });
  const onProvider =
    (method: 'PUT' | 'DELETE', create: Parameters<typeof call>[1]) =>
    (provider: string, options: HttpEventOptions = {}) =>
      call(`${method} /connections/{provider}`, create)({ pathParameters: { provider }, ...options });
  return {
    table,
    queue,
    clock,
    events,
    dependencies,
    everything,
    consents,
    ledgerEntries,
    getConnections: call('GET /connections', createGetConnections),
    putConnection: onProvider('PUT', createPutConnection),
    deleteConnection: onProvider('DELETE', createDeleteConnection),
    deleteMe: call('DELETE /me', createDeleteMe),
    start: call('POST /orchestrations', createStart),
    plan: call('POST /orchestrations/plan', createPlan),
    pause: onRecord('pause', createPause),
    resume: onRecord('resume', createResume),
    cancel: onRecord('cancel', createCancel),
    retry: onRecord('retry', createRetry),
    /** One invocation of the sweeper with so much time. */
    sweep: (seconds = 55) =>
      createOnSweep(() => everything)({}, { getRemainingTimeInMillis: () => seconds * 1000 }),
  };
}

/** Throws when the API's document does not know the answer. */
function toAnswer(route: KnownRoute, result: StructuredResult): BenchAnswer {
  expectDocumented(route, result);
  const { statusCode, headers = {}, body } = result;
  return { statusCode, headers, body: JSON.parse(body ?? '{}') as BenchAnswer['body'] };
}
