import type { Change } from '@syncwell/core/domain/change';
import type { Orchestration } from '@syncwell/core/domain/orchestration';

import type { Process } from '../kernel/process.ts';
import type { World } from '../world/world.ts';

/** A write of a record as it was applied. */
export interface Write {
  readonly world: World;
  readonly change: Change;
  readonly before: Orchestration | undefined;
  readonly after: Orchestration;
}

/** Owners begin with the id of the process that made them. */
export function isOwnedBy(owner: string, process: Process | undefined): boolean {
  return owner.split('.')[0] === String(process?.id);
}
