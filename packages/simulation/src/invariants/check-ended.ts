import { toOrchestration } from '@syncwell/core/domain/record-codec';

import { START, type World } from '../world/world.ts';

/** L1: whatever is not paused has ended. Answers the longest time that took. */
export function checkEnded(world: World, calmAtMs: number): number {
  let longest = 0;
  for (const record of orchestrationsOf(world)) {
    const { orchestrationId, status, finishedAt, announce } = record;
    if (status === 'PAUSED') continue;
    if (finishedAt === undefined) world.violate('L1', `${orchestrationId.slice(-4)} is still ${status}`);
    else if (announce !== undefined) world.violate('L1', `${orchestrationId.slice(-4)} is never announced`);
    else longest = Math.max(longest, Date.parse(finishedAt) - START - calmAtMs);
  }
  return longest;
}

/** Every orchestration that there is. */
export function orchestrationsOf(world: World) {
  return [...world.items].filter(([key]) => key.startsWith('orch-')).map(([, item]) => toOrchestration(item));
}
