import { auditRecord, type RecordAudit } from '../domain/audit-record.ts';
import type { LastLook, Orchestration } from '../domain/orchestration.ts';
import {
  announced,
  push as pushChange,
  redispatch as redispatchChange,
  repair,
  sentAgain,
  sleep,
} from '../domain/transitions/sweep.ts';
import { applyChange } from './apply-change.ts';
import { soon, type StoreContext, wakeShardOf } from './store-context.ts';

/** A record as the sweeper read it. Every operation is refused, and harmless, when the record has moved since. */
export interface Look {
  readonly read: Orchestration;
  readonly now: Date;
}

/** Ids of records whose `wakeAt` is over, the longest over first, at most `limit`. From an index: may lag behind. */
export function readDue(
  context: StoreContext,
  { shard, now, limit }: { shard: number; now: Date; limit: number },
): Promise<string[]> {
  return context.table.due({ shard, until: now.toISOString(), limit });
}

/** The event of `read` was published. Answers the record; undefined when it is gone. */
export async function markAnnounced(context: StoreContext, look: Look): Promise<Orchestration | undefined> {
  return (await applyChange(context.table, look.read.orchestrationId, announced(look))).record;
}

/** Takes a record that needs no look off the sweeper's index. */
export async function putToSleep(context: StoreContext, look: Look): Promise<void> {
  await applyChange(context.table, look.read.orchestrationId, sleep(look));
}

/** A new run whose messages are the caller's to send; undefined when refused. */
export async function redispatch(
  context: StoreContext,
  look: Look,
  lastLook: LastLook,
): Promise<Orchestration | undefined> {
  const id = look.read.orchestrationId;
  const change = redispatchChange(look, soon(context, id, look.now), lastLook);
  const answer = await applyChange(context.table, id, change);
  return answer.applied ? answer.record : undefined;
}

/** These time-boxed chunks of `read` were sent; the next look is at `at`. */
export async function markSentAgain(
  context: StoreContext,
  look: Look,
  { chunks, at }: { chunks: readonly number[]; at: Date },
): Promise<void> {
  const { orchestrationId } = look.read;
  const wake = { shard: wakeShardOf(orchestrationId, context.timing.wakeShards), at };
  await applyChange(context.table, orchestrationId, sentAgain(look, wake, chunks));
}

/** Notes what was seen; the next look is at `at`. */
export async function push(
  context: StoreContext,
  look: Look,
  next: { lastLook: LastLook; at: Date },
): Promise<void> {
  const { orchestrationId } = look.read;
  const wake = { shard: wakeShardOf(orchestrationId, context.timing.wakeShards), at: next.at };
  await applyChange(context.table, orchestrationId, pushChange(look, wake, next.lastLook));
}

/** What was wrong with the counters and outcomes of `read`; they are computed anew then. Undefined: nothing. */
export async function repairCounters(context: StoreContext, look: Look): Promise<RecordAudit | undefined> {
  const audit = auditRecord(look.read);
  if (audit.difference === 0) return undefined;
  await applyChange(context.table, look.read.orchestrationId, repair(look));
  return audit;
}
