import { isOrchestrationId } from './orchestration-id.ts';

/** Where an orchestration stands in the list of its user. */
export interface ListPlace {
  readonly key: string;
  /** ISO instant. */
  readonly createdAt: string;
}

/** Anything else would be looked for outside of the list. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Opaque to callers. Whose list it is of is not in it: a cursor of another user says nothing about their syncs. */
export function toListCursor({ key, createdAt }: ListPlace): string {
  return Buffer.from(`${createdAt}/${key}`).toString('base64url');
}

/** Undefined for a text that {@link toListCursor} never wrote. */
export function parseListCursor(cursor: string): ListPlace | undefined {
  const [createdAt = '', key = '', ...rest] = Buffer.from(cursor, 'base64url').toString().split('/');
  if (rest.length > 0 || !INSTANT.test(createdAt) || !isOrchestrationId(key)) return undefined;
  return { key, createdAt };
}
