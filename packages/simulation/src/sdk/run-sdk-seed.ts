import { createSequentialIds } from '@syncwell/core/testing/sequential-ids';

import type { Fault, FaultRates } from './faults/fault.ts';
import { inVirtualTime } from './virtual-time.ts';
import type { Variant } from './world/connection.ts';
import { createSdkWorld, type SdkWorld } from './world/sdk-world.ts';
import { runSweeper } from './world/sweeper.ts';
import { awaitEnd, runDevice, startSync } from './world/users.ts';
import { runWorker } from './world/worker.ts';

/** How one seed went. */
export interface SdkRun {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly faults: Readonly<Record<Fault, number>>;
  /** Writes that were applied. */
  readonly writes: number;
  /** How the orchestration ended; undefined: it did not. */
  readonly status: string | undefined;
}

/**
 * One orchestration through the product's use cases, store and queue over real SDK clients, by several workers and
 * devices at once, first with faults and then without. The same seed is the same run.
 */
export async function runSdkSeed(seed: number, variant: Variant = {}, rates?: FaultRates): Promise<SdkRun> {
  const world = createSdkWorld(seed, variant, rates);
  const { oracle, counts } = world;
  let status: string | undefined;
  try {
    status = await inVirtualTime(seed, () => live(world));
  } catch (error) {
    oracle.violate(String(error));
  }
  return { seed, violations: oracle.violations, faults: counts, writes: oracle.writes, status };
}

async function live(world: SdkWorld): Promise<string | undefined> {
  const { faults, oracle } = world;
  const ids = createSequentialIds();
  const id = await startSync(world, ids, faults.pick([1, 1, 2, 2, 3, 5]));
  if (id === undefined) return undefined;
  const workers = several(faults.pick([1, 2, 2, 4]), () => runWorker(world, ids));
  const services = [runSweeper(world), ...workers];
  await Promise.all(several(faults.pick([0, 1, 1, 2]), () => runDevice(world, id)));
  await world.clock.sleep(faults.next() * 60_000);
  world.isQuiet = true;
  faults.stop();
  const record = await awaitEnd(world, id);
  world.isOver = true;
  await Promise.all(services);
  if (record === undefined) oracle.violate('never ends');
  else oracle.checkEnd(record);
  return record?.status;
}

function several(count: number, run: () => Promise<void>): Promise<void>[] {
  return Array.from({ length: count }, run);
}
