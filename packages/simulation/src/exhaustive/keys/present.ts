import type { Item } from '@syncwell/core/domain/item';
import type { Orchestration } from '@syncwell/core/domain/orchestration';

import { recordOf } from '../model/record-of.ts';
import type { State } from '../model/state.ts';

/** How things are now, for comparison with what a process has read. */
export interface Present {
  record(id: string): Orchestration;
  readonly guard: Item | undefined;
  readonly events: readonly string[];
}

export function presentOf({ items, events }: State): Present {
  return {
    record: (id) => {
      const item = items[id];
      if (item === undefined) throw new RangeError(`Expected a record ${id}`);
      return recordOf(item);
    },
    guard: Object.values(items).find((item) => item['holderId'] !== undefined),
    events,
  };
}
