import type { World } from './world.ts';

/** An index may be this far behind its table. */
const INDEX_LAG_MS = 90_000;

/** How far the index is behind for one call, milliseconds; mostly 0. */
export function drawIndexLag({ faults }: World, call: string): number {
  return faults.strikes('F14', call) ? faults.detail.next() * INDEX_LAG_MS : 0;
}
