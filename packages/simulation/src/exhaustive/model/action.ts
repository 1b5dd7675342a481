import type { Change } from '@syncwell/core/domain/change';
import type { Item } from '@syncwell/core/domain/item';
import type { Applied } from '@syncwell/core/store/apply-change';

import type { Job, Next } from './task.ts';

/** The one thing that a process does next, and what it does with each answer. */
export type Action =
  /**
   * A conditional write of a record; refused, it is followed by a read that says why. The two are one step: a refusal
   * has no effect, so what the read sees later is what a later write would have met.
   */
  | { readonly act: 'write'; readonly change: Change; then(answer: Applied): Next }
  /** A conditional write of the route guard; refused, its process starts over. */
  | { readonly act: 'hold'; readonly key: string; readonly change: Change; then(isApplied: boolean): Next }
  | { readonly act: 'read'; then(read: (key: string) => Item | undefined): Next }
  | { readonly act: 'send'; readonly jobs: readonly Job[]; then(): Next };
