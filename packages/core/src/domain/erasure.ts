import * as z from 'zod';

import type { Item } from './item.ts';
import { CorruptRecordError } from './record-codec.ts';

/**
 * A user who is being erased. An item of the orchestration table, so that the sweeper finds it: whoever asked may die
 * at any step, and workers that were at it may write for as long as their lease. Times are ISO instants, UTC.
 */
export interface Erasure {
  /** {@link erasureKey} of the user. */
  readonly key: string;
  readonly userId: string;
  readonly requestedAt: string;
  /** When a look last found something to erase; the time of the request until then. */
  readonly lastFoundAt: string;
  readonly wakeAt: string;
}

const PREFIX = 'erasure#';

/** Never equal to an orchestration id or a route guard. By a keyed hash of the user, because keys stand in logs. */
export function erasureKey(userHash: string): string {
  return `${PREFIX}${userHash}`;
}

export function isErasureKey(key: string): boolean {
  return key.startsWith(PREFIX);
}

const erasureSchema = z.object({
  orchestrationId: z.string().refine(isErasureKey),
  /** Not `userId`: the index of a user's orchestrations must not have it. */
  erasedUserId: z.string(),
  requestedAt: z.string(),
  lastFoundAt: z.string(),
  wakeAt: z.string(),
});

/** Throws CorruptRecordError naming the attributes that are wrong. */
export function toErasure(item: Item): Erasure {
  const parsed = erasureSchema.safeParse(item);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.'));
    throw new CorruptRecordError(`Expected an erasure, got bad ${fields.join(', ')}`);
  }
  const { orchestrationId: key, erasedUserId: userId, ...times } = parsed.data;
  return { key, userId, ...times };
}
