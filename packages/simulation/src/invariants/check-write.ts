import type { Change } from '@syncwell/core/domain/change';
import { isErasureKey } from '@syncwell/core/domain/erasure';
import type { Item } from '@syncwell/core/domain/item';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { toOrchestration } from '@syncwell/core/domain/record-codec';

import type { World } from '../world/world.ts';
import { checkClaim, checkHandBack, checkLeases, checkNewOutcomes } from './check-chunks.ts';
import { checkCounters, checkStatusMove } from './check-counts.ts';
import { checkFannedOut } from './check-dispatch.ts';
import { checkAnnounced, checkCommand, checkEndIsEvent, checkRoute, checkWake } from './check-record.ts';
import type { Write } from './write.ts';

const CHECKS: readonly ((write: Write) => void)[] = [
  checkCounters,
  checkStatusMove,
  checkClaim,
  checkNewOutcomes,
  checkLeases,
  checkHandBack,
  checkCommand,
  checkRoute,
  checkWake,
  checkAnnounced,
  checkEndIsEvent,
  ({ world, change, before, after }) => checkFannedOut(world, change, before, after),
];

/** Items never change, so each is read once. */
const readItems = new WeakMap<Item, Orchestration>();

function read(item: Item): Orchestration {
  const known = readItems.get(item);
  if (known !== undefined) return known;
  const record = toOrchestration(item);
  readItems.set(item, record);
  return record;
}

interface ItemWrite {
  readonly world: World;
  readonly change: Change;
  readonly before: Item | undefined;
  readonly after: Item;
}

/** Looks at every applied write: nothing may ever be wrong, not for one step. */
export function checkWrite(world: World, change: Change, before: Item | undefined, after: Item): void {
  if (!isOfRecord(change, after)) return;
  if (after['status'] === undefined) {
    return world.violate('S8', `${change.name} brings an erased record back as a ghost`);
  }
  const write = readWrite({ world, change, before, after });
  if (write !== undefined) for (const check of CHECKS) check(write);
}

/** Route guards and erasures are items of the same table. */
function isOfRecord(change: Change, { orchestrationId: key }: Item): boolean {
  return change.name !== 'hold route' && !(typeof key === 'string' && isErasureKey(key));
}

function readWrite({ world, change, before, after }: ItemWrite): Write | undefined {
  try {
    return { world, change, before: before && read(before), after: read(after) };
  } catch (error) {
    world.violate('S2', `${change.name} leaves a record that cannot be read: ${String(error)}`);
    return undefined;
  }
}
