import { createHash } from 'node:crypto';

import { ProblemError } from '@syncwell/core/domain/errors';
import { isRefusedStart } from '@syncwell/core/domain/has-begun';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { Ids } from '@syncwell/core/ports';

import { recordOrRouteTaken, refuseTakenRoute } from './answer-begin.ts';
import { beginRun } from './begin-run.ts';
import type { StartRequest } from './start-request.ts';
import { type RestartDependencies, tooManyRestarts } from './too-many-restarts.ts';

export interface StartDependencies extends RestartDependencies {
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
 * request before, `too-many-restarts` when a start that was refused has been tried again too often.
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
  const { record } = answer;
  if (answer.kind === 'exists') refuseOther(record, userId, requestHash);
  return isRefusedStart(record)
    ? startAgain(dependencies, record)
    : recordOrRouteTaken(await beginRun(dependencies, record));
}

/**
 * The request was refused because its route was taken, so nothing has come of its key yet. A repeat names whoever has
 * the route now; when it is free, the start takes place, as a retry of the record that lost.
 */
async function startAgain(dependencies: StartDependencies, refused: Orchestration): Promise<Orchestration> {
  const { store, clock, restartsPerDay } = dependencies;
  await refuseTakenRoute(store, refused);
  const { orchestrationId, userId } = refused;
  const answer = await store.retry({ orchestrationId, userId, restartsPerDay, now: clock.now() });
  switch (answer.kind) {
    case 'done':
    case 'already':
      return recordOrRouteTaken(await beginRun(dependencies, answer.record));
    case 'illegal':
      // Another repeat came first.
      if (!isRefusedStart(answer.record)) return answer.record;
      await refuseTakenRoute(store, answer.record);
      throw notStarted();
    case 'too many':
      throw tooManyRestarts(answer.limit);
    case 'absent':
      throw notStarted();
  }
}

/** The refused record came to its end, or was refused again, in this very moment. */
function notStarted(): ProblemError {
  return new ProblemError('temporarily-unavailable', 'The sync was not started. Send the request again.');
}

function refuseOther(record: Orchestration, userId: string, requestHash: string): void {
  if (record.userId !== userId || record.requestHash !== requestHash) {
    throw new ProblemError('idempotency-key-reused', 'Expected a new Idempotency-Key for another request.');
  }
}

/** Fingerprint of what was asked; short, because it is stored on the record. */
function hashOf({ source, destination, startDate, endDate, timeZone }: StartRequest): string {
  const fields = JSON.stringify([source, destination, startDate, endDate, timeZone]);
  return createHash('sha256').update(fields).digest('base64url').slice(0, 22);
}
