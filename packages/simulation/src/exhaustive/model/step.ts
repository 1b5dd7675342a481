import type { Change } from '@syncwell/core/domain/change';
import type { Item } from '@syncwell/core/domain/item';

import type { State } from './state.ts';
import type { Task } from './task.ts';

/** A conditional write that took effect. */
export interface Written {
  readonly id: string;
  readonly before: Item;
  readonly after: Item;
  readonly change: Change;
  readonly task: Task;
  /** It had taken effect before, and the SDK sent it once more. */
  readonly isTwice: boolean;
}

/** One way from a state to the next. */
export interface Step {
  /** What happens, for a person to read. */
  readonly label: string;
  readonly next: State;
  /** Neither a fault, nor a trouble, nor a new command: the system gets on by these alone. */
  readonly isOwn: boolean;
  readonly written?: Written;
}
