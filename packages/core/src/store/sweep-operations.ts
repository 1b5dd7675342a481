import { auditRecord, type RecordAudit } from '../domain/audit-record.ts';
import { type Item, valueAt } from '../domain/item.ts';
import { lookBackOffSeconds } from '../domain/look-back-off.ts';
import type { LastLook, Orchestration } from '../domain/orchestration.ts';
import { backOff as backOffChange } from '../domain/transitions/back-off.ts';
import { repair } from '../domain/transitions/repair.ts';
import {
  announced,
  push as pushChange,
  redispatch as redispatchChange,
  sentAgain,
  sleep,
} from '../domain/transitions/sweep.ts';
import type { DueRecord } from '../ports.ts';
import { applyChange } from './apply-change.ts';
import { soon, type StoreContext, wakeShardOf } from './store-context.ts';

/** A record as the sweeper read it. Every operation is refused, and harmless, when the record has moved since. */
export interface Look {
  readonly read: Orchestration;
  readonly now: Date;
}

/** Most records of one read of the index: a page is a bound of memory, not of work. */
const PAGE_SIZE = 100;

/** Records whose `wakeAt` is over, the longest over first, read page by page as they are taken. May lag behind. */
export async function* readDue(
  { table }: StoreContext,
  { shard, now }: { shard: number; now: Date },
): AsyncGenerator<DueRecord, void, undefined> {
  const query = { shard, until: now.toISOString(), limit: PAGE_SIZE };
  let after: DueRecord | undefined;
  do {
    const page = await table.due({ ...query, after });
    yield* page.records;
    after = page.last;
  } while (after !== undefined);
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

/**
 * A look at `due` threw: the next one is later, and the later the more looks in a row threw. Works on the bare item,
 * because what cannot be read as a record throws too. Answers the seconds; undefined when somebody has moved it.
 */
export async function backOff(
  context: StoreContext,
  { key, wakeAt }: DueRecord,
  now: Date,
): Promise<number | undefined> {
  const { table, timing } = context;
  const item = await table.read(key);
  const failedLooks = numberAt(item, 'failedLooks') ?? 0;
  const seconds = lookBackOffSeconds(failedLooks + 1, timing.soonSeconds);
  const at = new Date(now.getTime() + seconds * 1000);
  const wake = { shard: wakeShardOf(key, timing.wakeShards), at };
  const change = backOffChange({ run: numberAt(item, 'run'), wakeAt }, now, wake);
  const answer = await table.change(key, change);
  return answer.applied ? seconds : undefined;
}

function numberAt(item: Item | undefined, name: string): number | undefined {
  const value = valueAt(item, [name]);
  return typeof value === 'number' ? value : undefined;
}

/** What was wrong with the counters and outcomes of `read`; they are computed anew then. Undefined: nothing. */
export async function repairCounters(context: StoreContext, look: Look): Promise<RecordAudit | undefined> {
  const audit = auditRecord(look.read);
  if (audit.difference === 0) return undefined;
  await applyChange(context.table, look.read.orchestrationId, repair(look));
  return audit;
}
