import { sweepRecord, type SweepDependencies } from './sweep-record.ts';

/** Most records of one shard that one sweep looks at: bounds the work of an invocation; the rest comes next minute. */
const MAX_RECORDS_PER_SHARD = 50;

/** Looks at every record that is due, shard by shard. One record's error never keeps another from its look. */
export async function sweep(dependencies: SweepDependencies): Promise<void> {
  const { timing } = dependencies;
  await Promise.all(Array.from({ length: timing.wakeShards }, (_, shard) => sweepShard(dependencies, shard)));
}

async function sweepShard(dependencies: SweepDependencies, shard: number): Promise<void> {
  const { store, clock, logger } = dependencies;
  const ids = await store.readDue({ shard, now: clock.now(), limit: MAX_RECORDS_PER_SHARD });
  for (const orchestrationId of ids) {
    try {
      await sweepRecord(dependencies, orchestrationId);
    } catch (error) {
      logger.error('sweep.failed', { orchestrationId, error });
    }
  }
}
