import type { Orchestration } from '../domain/orchestration.ts';
import {
  type HandBack,
  joinWait,
  park as parkChange,
  type Parking,
  reconnect as reconnectChange,
  yieldChunk as yieldChange,
} from '../domain/transitions/wait.ts';
import { applyChange } from './apply-change.ts';
import { soon, type StoreContext } from './store-context.ts';

/** Whether the chunk was handed back. `refused`: paused, ended, another run, or the lease is no longer this claim's. */
export type HandBackAnswer = 'handed back' | 'refused';

/** The orchestration waits until `waiting.until`; `wakeAt` is that instant plus the caller's jitter. */
export async function park(
  context: StoreContext,
  id: string,
  input: HandBack & { waiting: Parking['waiting']; wakeAt: Date; now: Date },
): Promise<HandBackAnswer> {
  const { waiting, now } = input;
  const wake = { shard: soon(context, id, now).shard, at: input.wakeAt };
  const parked = await applyChange(context.table, id, parkChange(input, { waiting, now, wake }));
  if (parked.applied) return 'handed back';
  // Only a wait that ends later can be in the way of one more try in this form.
  const joined = await applyChange(context.table, id, joinWait(input, now));
  return joined.applied ? 'handed back' : 'refused';
}

/** The chunk is sent again under the same run. */
export async function yieldChunk(
  context: StoreContext,
  id: string,
  input: HandBack & { now: Date },
): Promise<HandBackAnswer> {
  const change = yieldChange(input, input.now, soon(context, id, input.now));
  return (await applyChange(context.table, id, change)).applied ? 'handed back' : 'refused';
}

/** Pauses until the user has connected `provider` again. `read` is the record as the claim answered it. */
export async function reconnect(
  context: StoreContext,
  read: Orchestration,
  input: HandBack & { provider: string; now: Date },
): Promise<HandBackAnswer> {
  const id = read.orchestrationId;
  const { provider, now } = input;
  const change = reconnectChange(input, read, { provider, now, wake: soon(context, id, now) });
  return (await applyChange(context.table, id, change)).applied ? 'handed back' : 'refused';
}
