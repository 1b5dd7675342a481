import { toOrchestration } from '@syncwell/core/domain/record-codec';

import { START, type World } from '../world/world.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Two looks of the sweeper, each at most a day apart, and room ... */
const PATIENCE_MS = 4 * DAY_MS;
/** ... because the destination's daily limit leaves one user room for so many chunks. */
const CHUNKS_PER_DAY = 100;

/** L1, L3: an orchestration of so many chunks ends within this time of calm, whatever others have to do. */
export function patienceFor(chunks: number): number {
  return PATIENCE_MS + (chunks / CHUNKS_PER_DAY) * DAY_MS;
}

/** L1, L3: whatever is not paused has ended, in its own time. Answers the longest time that took. */
export function checkEnded(world: World, calmAtMs: number): number {
  let longest = 0;
  for (const record of orchestrationsOf(world)) {
    const { orchestrationId, status, finishedAt, announce, totalChunks } = record;
    if (status === 'PAUSED') continue;
    if (finishedAt === undefined) world.violate('L1', `${orchestrationId.slice(-4)} is still ${status}`);
    else if (announce !== undefined) world.violate('L1', `${orchestrationId.slice(-4)} is never announced`);
    else {
      const tookMs = Date.parse(finishedAt) - START - calmAtMs;
      longest = Math.max(longest, tookMs);
      if (tookMs > patienceFor(totalChunks))
        world.violate('L3', `${orchestrationId.slice(-4)} waited behind others`);
    }
  }
  return longest;
}

/** S12: nothing is left of a user who was erased. What hangs may arrive long after everybody has gone home. */
export function checkErased(world: World): void {
  if (world.faults.injected.some(({ faultClass }) => faultClass === 'F5')) return;
  for (const userId of world.erased) {
    const items = [...world.items].filter(([, { userId: owner, erasedUserId }]) =>
      [owner, erasedUserId].includes(userId),
    );
    const entries = [...world.ledger.keys()].filter((path) => path.includes(JSON.stringify(userId)));
    for (const [key] of items) world.violate('S12', `${key.slice(0, 8)} of an erased user is left`);
    if (entries.length > 0)
      world.violate('S12', `${entries.length} ledger entries of an erased user are left`);
  }
}

/** Every orchestration that there is. */
export function orchestrationsOf(world: World) {
  return [...world.items].filter(([key]) => key.startsWith('orch-')).map(([, item]) => toOrchestration(item));
}
