import { createHash } from 'node:crypto';

import { ProblemError } from '@syncwell/core/domain/errors';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { Ids } from '@syncwell/core/ports';

import { recordOrRouteTaken, routeTaken } from './answer-begin.ts';
import { beginRun } from './begin-run.ts';
import type { DispatchDependencies } from './dispatch-chunks.ts';
import type { StartRequest } from './start-request.ts';

export interface StartDependencies extends DispatchDependencies {
  readonly ids: Ids;
}

export interface StartCommand {
  readonly userId: string;
  readonly request: StartRequest;
  /** The caller's Idempotency-Key: the same key finds the same orchestration for the life of its record. */
  readonly idempotencyKey: string | undefined;
}

/**
 * Starts a sync: the record, the route, the messages, in this order, each step repeatable. Throws ProblemError:
 * `route-taken` when the user has another one on this route, `idempotency-key-reused` when the key came with another
 * request before.
 */
export async function startOrchestration(
  dependencies: StartDependencies,
  command: StartCommand,
): Promise<Orchestration> {
  const { store, ids, clock } = dependencies;
  const { userId, request, idempotencyKey } = command;
  const requestHash = hashOf(request);
  const orchestrationId = ids.orchestrationId(userId, idempotencyKey);
  const answer = await store.create({ orchestrationId, userId, ...request, requestHash }, clock.now());
  if (answer.kind === 'exists') refuseOther(answer.record, userId, requestHash);
  return recordOrRouteTaken(await beginRun(dependencies, answer.record));
}

function refuseOther(record: Orchestration, userId: string, requestHash: string): void {
  if (record.userId !== userId || record.requestHash !== requestHash) {
    throw new ProblemError('idempotency-key-reused', 'Expected a new Idempotency-Key for another request.');
  }
  if (record.closeReason === 'ROUTE_TAKEN') throw routeTaken(undefined);
}

/** Fingerprint of what was asked; short, because it is stored on the record. */
function hashOf({ source, destination, startDate, endDate, timeZone }: StartRequest): string {
  const fields = JSON.stringify([source, destination, startDate, endDate, timeZone]);
  return createHash('sha256').update(fields).digest('base64url').slice(0, 22);
}
