import type { QueueMapping } from '../stack/stack-report.ts';

/**
 * The mappings with the caller's maximum in place of the template's, for queues whose messages can become dead letters:
 * those carry the work; the queue of dead letters keeps its own.
 */
export function limitConcurrency(
  mappings: readonly QueueMapping[],
  maximum: number | undefined,
): QueueMapping[] {
  if (maximum === undefined) return [...mappings];
  return mappings.map((mapping) =>
    mapping.queue.maxReceiveCount === undefined ? mapping : { ...mapping, maximumConcurrency: maximum },
  );
}

/** @throws RangeError */
export function checkMaximumConcurrency(maximum: number | undefined): void {
  if (maximum === undefined || (Number.isInteger(maximum) && maximum >= 1)) return;
  throw new RangeError(`Expected \`maximumConcurrency\` to be a whole number of 1 or more, got ${maximum}`);
}
