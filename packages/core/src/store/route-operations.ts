import type { Orchestration } from '../domain/orchestration.ts';
import { routeKey } from '../domain/route-key.ts';
import { isTerminal } from '../domain/status.ts';
import { close as closeChange } from '../domain/transitions/fan-out.ts';
import { holdRoute as holdChange, type RouteGuard, toRouteGuard } from '../domain/transitions/hold-route.ts';
import { applyChange, ContendedRecordError } from './apply-change.ts';
import { read } from './lifecycle-operations.ts';
import { soon, type StoreContext } from './store-context.ts';

export type HoldAnswer =
  | { readonly kind: 'held' }
  /** Another orchestration of the user has the route and is not over (a paused one has it too). */
  | { readonly kind: 'taken'; readonly holderId: string }
  /** The own record is no longer PENDING in this run: somebody else went on with it. */
  | { readonly kind: 'moved on' };

const MAX_TURNS = 8;

/** Takes the route of a PENDING record, so that at most one orchestration of it is active. */
export async function holdRoute(context: StoreContext, record: Orchestration): Promise<HoldAnswer> {
  const key = routeKey(record);
  const mine: RouteGuard = { id: record.orchestrationId, run: record.run };
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const guard = toRouteGuard(await context.table.read(key));
    if (guard?.id === mine.id && guard.run >= mine.run) return { kind: 'held' };
    const own = await read(context, mine.id);
    if (own?.status !== 'PENDING' || own.run !== mine.run) return { kind: 'moved on' };
    if (guard !== undefined && guard.id !== mine.id && (await isHeld(context, guard))) {
      return { kind: 'taken', holderId: guard.id };
    }
    const answer = await context.table.change(key, holdChange(mine, guard));
    if (answer.applied) return { kind: 'held' };
  }
  throw new ContendedRecordError(
    `Expected hold route to come to an end, still turning after ${MAX_TURNS} reads`,
  );
}

/** Who else has the route of `record` and is not over; undefined when nobody. Writes nothing. */
export async function readOtherHolder(
  context: StoreContext,
  record: Orchestration,
): Promise<string | undefined> {
  const guard = toRouteGuard(await context.table.read(routeKey(record)));
  if (guard === undefined || guard.id === record.orchestrationId) return undefined;
  return (await isHeld(context, guard)) ? guard.id : undefined;
}

/** Who is in the guard with this key, over or not. */
export async function readRoute(
  context: StoreContext,
  key: string,
): Promise<RouteGuard | 'damaged' | undefined> {
  const item = await context.table.read(key);
  return item && (toRouteGuard(item) ?? 'damaged');
}

async function isHeld(context: StoreContext, guard: RouteGuard): Promise<boolean> {
  const holder = await read(context, guard.id);
  return holder !== undefined && !isTerminal(holder.status);
}

export type CloseAnswer =
  | { readonly kind: 'closed' }
  /** Somebody else went on with the record. */
  | { readonly kind: 'moved on'; readonly record: Orchestration | undefined };

/** Ends a record that lost its route. */
export async function closeLoser(
  context: StoreContext,
  read: Orchestration,
  now: Date,
): Promise<CloseAnswer> {
  const id = read.orchestrationId;
  const change = closeChange(read, { now, wake: soon(context, id, now) });
  const answer = await applyChange(context.table, id, change);
  if (answer.applied || answer.record?.closeReason === 'ROUTE_TAKEN') return { kind: 'closed' };
  return { kind: 'moved on', record: answer.record };
}
