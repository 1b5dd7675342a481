import { absent, type Change, set } from '../change.ts';
import type { Erasure } from '../erasure.ts';
import { recordExists, type Wake, wakeAt, wakeEqual } from './clauses.ts';

/** The user is to be erased. Refused while an erasure is under way: it goes on. */
export function beginErasure(userId: string, now: Date, wake: Wake): Change {
  const at = now.toISOString();
  return {
    name: 'begin erasure',
    clauses: [{ name: 'no erasure', holds: absent(['orchestrationId']) }],
    effects: [
      set(['erasedUserId'], userId),
      set(['requestedAt'], at),
      set(['lastFoundAt'], at),
      ...wakeAt(wake),
    ],
  };
}

/** Another look is needed. Whoever has looked meanwhile has said when. */
export function pushErasure(read: Erasure, lastFoundAt: string, wake: Wake): Change {
  return {
    name: 'push erasure',
    clauses: [recordExists, wakeEqual(read.wakeAt)],
    effects: [set(['lastFoundAt'], lastFoundAt), ...wakeAt(wake)],
  };
}
