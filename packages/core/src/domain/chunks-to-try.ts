import type { Orchestration } from './orchestration.ts';

/**
 * Chunks that a retry sends: all that are not completed, or of those the named ones; none when nothing that is named
 * is left to try. A month that a worker had begun before the end is taken along with others: it may still be at work,
 * and nobody may count it failed meanwhile.
 */
export function chunksToTry(
  { totalChunks, outcomes, leases }: Orchestration,
  named?: readonly number[],
): ReadonlySet<number> {
  const plan = Array.from({ length: totalChunks }, (_, index) => index);
  const open = plan.filter((index) => outcomes.get(index)?.kind !== 'COMPLETED');
  if (named === undefined) return new Set(open);
  const names = new Set(named);
  const isAnyOpen = open.some((index) => names.has(index));
  return new Set(isAnyOpen ? open.filter((index) => names.has(index) || leases.has(index)) : []);
}
