import { createHash } from 'node:crypto';

import type { Timing } from '../domain/timing.ts';
import type { Wake } from '../domain/transitions/clauses.ts';
import type { RecordTable } from '../ports.ts';

/** What every operation of the store works with. */
export interface StoreContext {
  readonly table: RecordTable;
  readonly timing: Pick<Timing, 'soonSeconds' | 'wakeShards'>;
}

/** `wakeAt` of a record that the sweeper should look at next. */
export function soon({ timing }: StoreContext, orchestrationId: string, now: Date): Wake {
  return {
    shard: wakeShardOf(orchestrationId, timing.wakeShards),
    at: new Date(now.getTime() + timing.soonSeconds * 1000),
  };
}

/** Spreads records evenly over the partitions of the sweeper's index; the same id always on the same one. */
export function wakeShardOf(orchestrationId: string, shards: number): number {
  return createHash('sha256').update(orchestrationId).digest().readUInt32BE(0) % shards;
}
