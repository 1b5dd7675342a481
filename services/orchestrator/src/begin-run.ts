import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { isActive } from '@syncwell/core/domain/status';

import { type DispatchDependencies, dispatchMissingChunks } from './dispatch-chunks.ts';

export type BeginAnswer =
  | { readonly kind: 'begun'; readonly record: Orchestration }
  /** Another orchestration has the route; this one was closed. */
  | { readonly kind: 'route taken'; readonly holderId: string };

/**
 * Brings an active record whose messages are not all sent to where workers can begin: a PENDING one takes its route
 * first. Harmless when repeated or run by two at once.
 */
export async function beginRun(
  dependencies: DispatchDependencies,
  record: Orchestration,
): Promise<BeginAnswer> {
  if (!isActive(record.status) || record.fannedOutRun >= record.run) return { kind: 'begun', record };
  if (record.status !== 'PENDING') return begun(await dispatchMissingChunks(dependencies, record));
  const hold = await dependencies.store.holdRoute(record);
  switch (hold.kind) {
    case 'held':
      return begun(await dispatchMissingChunks(dependencies, record));
    case 'taken':
      return closeLoser(dependencies, record, hold.holderId);
    case 'moved on':
      return begun((await dependencies.store.read(record.orchestrationId)) ?? record);
  }
}

/** The loser ends before anybody is told: otherwise it would start by itself once the winner ends. */
async function closeLoser(
  { store, clock }: DispatchDependencies,
  record: Orchestration,
  holderId: string,
): Promise<BeginAnswer> {
  const answer = await store.closeLoser(record, clock.now());
  return answer.kind === 'closed' ? { kind: 'route taken', holderId } : begun(answer.record ?? record);
}

function begun(record: Orchestration): BeginAnswer {
  return { kind: 'begun', record };
}
