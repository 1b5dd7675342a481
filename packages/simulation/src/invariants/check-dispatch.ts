import type { Change } from '@syncwell/core/domain/change';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { missingChunks } from '@syncwell/core/domain/progress';
import { parseChunkMessage } from '@syncwell/core/messages/chunk-message';

import type { World } from '../world/world.ts';

/** What was sent, and what was completed when each run began. */
export interface DispatchLog {
  readonly sent: Set<string>;
  readonly completedAtStart: Map<string, ReadonlySet<number>>;
}

export function createDispatchLog(): DispatchLog {
  return { sent: new Set(), completedAtStart: new Map() };
}

/** S10: nothing that was completed before its run began is sent in it. Told of every body that the queue confirms. */
export function checkSent(world: World, body: string): void {
  const { orchestrationId, run, chunkIndex } = parseChunkMessage(body);
  world.dispatch.sent.add(`${orchestrationId} ${run} ${chunkIndex}`);
  if (world.dispatch.completedAtStart.get(`${orchestrationId} ${run}`)?.has(chunkIndex) === true) {
    world.violate('S10', `chunk ${chunkIndex} is sent in run ${run}, completed before it`);
  }
}

/** S10: a run is noted as sent only when the queue has confirmed every missing chunk of it. */
export function checkFannedOut(
  world: World,
  change: Change,
  before: Orchestration | undefined,
  after: Orchestration,
): void {
  const { orchestrationId, run } = after;
  if (before?.run !== run)
    world.dispatch.completedAtStart.set(`${orchestrationId} ${run}`, completedOf(after));
  if (change.name !== 'fanned out') return;
  const unsent = missingChunks(after).filter(
    ({ index }) => !world.dispatch.sent.has(`${orchestrationId} ${run} ${index}`),
  );
  if (unsent.length > 0)
    world.violate('S10', `run ${run} is noted as sent, ${unsent.length} chunks were not`);
}

function completedOf({ outcomes }: Orchestration): ReadonlySet<number> {
  return new Set([...outcomes].filter(([, { kind }]) => kind === 'COMPLETED').map(([index]) => index));
}
