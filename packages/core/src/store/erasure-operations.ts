import { type Erasure, toErasure } from '../domain/erasure.ts';
import { beginErasure as beginChange, pushErasure as pushChange } from '../domain/transitions/erase.ts';
import { ContendedRecordError } from './apply-change.ts';
import { soon, type StoreContext, wakeShardOf } from './store-context.ts';

/** The erasure with this key that is under way, or undefined. */
export async function readErasure(context: StoreContext, key: string): Promise<Erasure | undefined> {
  const item = await context.table.read(key);
  return item && toErasure(item);
}

/** Notes that the user is to be erased; from here on the sweeper sees to it. One that is under way goes on. */
export async function beginErasure(
  context: StoreContext,
  { key, userId }: Pick<Erasure, 'key' | 'userId'>,
  now: Date,
): Promise<Erasure> {
  const answer = await context.table.change(key, beginChange(userId, now, soon(context, key, now)));
  if (answer.applied) return toErasure(answer.item);
  const erasure = await readErasure(context, key);
  if (erasure !== undefined) return erasure;
  throw new ContendedRecordError('Expected the erasure that refused another, got none: it was just done');
}

/** The next look at `read` is at `at`. Harmless when somebody else has looked meanwhile. */
export async function pushErasure(
  context: StoreContext,
  read: Erasure,
  next: { readonly lastFoundAt: string; readonly at: Date },
): Promise<void> {
  const wake = { shard: wakeShardOf(read.key, context.timing.wakeShards), at: next.at };
  await context.table.change(read.key, pushChange(read, next.lastFoundAt, wake));
}
