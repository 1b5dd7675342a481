import { isErasureKey } from '@syncwell/core/domain/erasure';
import type { DueRecord } from '@syncwell/core/ports';

import { announceRecord, type SweepAnswer, sweepRecord, type SweepDependencies } from './sweep-record.ts';

/**
 * No look begins so shortly before the invocation is stopped. One that is cut short all the same does no harm: every
 * step of a look may be the last.
 */
const RESERVE_MS = 10_000;

/**
 * Looks at every record that is due, the longest due first, as far as the time until `deadline` goes; the rest comes
 * next minute. One record's error never keeps another from its look, and it comes again later and later. Throws when
 * the due records of a shard could not be read, after the other shards had their sweep.
 */
export async function sweep(dependencies: SweepDependencies, deadline: Date): Promise<void> {
  const { wakeShards } = dependencies.timing;
  const until = new Date(deadline.getTime() - RESERVE_MS);
  const shards = Array.from({ length: wakeShards }, (_, shard) => sweepShard(dependencies, shard, until));
  const failed = (await Promise.allSettled(shards)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/**
 * First whatever moves a record, then the events: while the bus of events takes nothing, and each try at it lasts,
 * everything else still gets its look.
 */
async function sweepShard(dependencies: SweepDependencies, shard: number, until: Date): Promise<void> {
  const { store, clock, logger } = dependencies;
  const announcing: DueRecord[] = [];
  const now = clock.now();
  for await (const due of store.readDue({ shard, now })) {
    if (clock.now() >= until) return logger.warn('sweep.cut-short', { reason: 'looks' });
    const answer = await guarded(dependencies, due, isErasureKey(due.key) ? eraseDue : sweepRecord);
    if (answer === 'to announce') announcing.push(due);
  }
  for (const due of announcing) {
    if (clock.now() >= until) return logger.warn('sweep.cut-short', { reason: 'events' });
    await guarded(dependencies, due, announceRecord);
  }
}

/** Users who are being erased have no events. */
async function eraseDue(dependencies: SweepDependencies, key: string): Promise<SweepAnswer> {
  await dependencies.eraseDue(key);
  return 'done';
}

type Look<T> = (dependencies: SweepDependencies, orchestrationId: string) => Promise<T>;

async function guarded<T>(
  dependencies: SweepDependencies,
  due: DueRecord,
  look: Look<T>,
): Promise<T | undefined> {
  try {
    return await look(dependencies, due.key);
  } catch (error) {
    dependencies.logger.error('sweep.failed', { orchestrationId: due.key, error });
    await backOff(dependencies, due);
    return undefined;
  }
}

/** A record whose look throws is looked at less and less often. When not even that can be written, next minute again. */
async function backOff({ store, clock, logger }: SweepDependencies, due: DueRecord): Promise<void> {
  const orchestrationId = due.key;
  try {
    const delaySeconds = await store.backOff(due, clock.now());
    if (delaySeconds !== undefined) logger.warn('sweep.backed-off', { orchestrationId, delaySeconds });
  } catch (error) {
    logger.error('sweep.back-off-failed', { orchestrationId, error });
  }
}
