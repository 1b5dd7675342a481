import { isLegalMove, isTerminal } from '@syncwell/core/domain/status';

import type { Write } from './write.ts';

/** S1, S2, S3: counters are what the outcomes say, within the plan, and completed never falls. */
export function checkCounters({ world, change, before, after }: Write): void {
  const kinds = [...after.outcomes.values()].map(({ kind }) => kind);
  const completed = kinds.filter((kind) => kind === 'COMPLETED').length;
  if (completed !== after.completedChunks || kinds.length - completed !== after.failedChunks) {
    world.violate(
      'S1',
      `${change.name}: counters ${after.completedChunks}+${after.failedChunks} differ from outcomes`,
    );
  }
  if (
    kinds.length > after.totalChunks ||
    [...after.outcomes.keys()].some((index) => index >= after.totalChunks)
  ) {
    world.violate('S2', `${change.name}: more settled than planned`);
  }
  if (before !== undefined && after.completedChunks < before.completedChunks) {
    world.violate('S3', `${change.name}: completedChunks fell to ${after.completedChunks}`);
  }
}

/** S4: legal moves only; an end is left by retry, or from FAILED by a late success; COMPLETED means all settled. */
export function checkStatusMove({ world, change, before, after }: Write): void {
  const from = before?.status ?? 'PENDING';
  if (!isLegalMove(from, after.status)) world.violate('S4', `${change.name}: ${from} -> ${after.status}`);
  const leavesEnd = isTerminal(from) && from !== after.status;
  const isLateSuccess = from === 'FAILED' && after.status === 'COMPLETED';
  if (leavesEnd && change.name !== 'retry' && !isLateSuccess) {
    world.violate('S4', `${change.name} leaves the end ${from}`);
  }
  const settled = after.completedChunks + after.failedChunks;
  if (after.status === 'COMPLETED' && settled < after.totalChunks) {
    world.violate('S4', `COMPLETED with ${settled} of ${after.totalChunks} settled`);
  }
}
