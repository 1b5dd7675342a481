import * as z from 'zod';

import { SKIP_REASONS } from '../domain/skip-reason.ts';
import type { LedgerEntry, LedgerKey, LedgerRoute } from '../ledger.ts';

const common = { entry: z.string(), orchestrationId: z.string() };
const open = { ...common, at: z.string(), owner: z.string() };

/** An item of the ledger table, its partition key left out. */
const itemSchema = z.discriminatedUnion('state', [
  z.object({ ...open, state: z.literal('INTENT') }),
  z.object({ ...open, state: z.literal('SUBMITTED'), uploadId: z.string() }),
  z.object({ ...common, state: z.literal('DONE'), activityId: z.string() }),
  z.object({ ...common, state: z.literal('DUPLICATE'), activityId: z.string().optional() }),
  z.object({ ...common, state: z.literal('SKIPPED'), reason: z.enum(SKIP_REASONS) }),
]);

/** `<source>#<destination>#<sourceId>`, the sort key. Names of providers have no `#`, ids may. */
export function toLedgerItemKey({ userId, sourceId, ...route }: LedgerKey) {
  return { userId, entry: `${toPrefix(route)}${sourceId}` };
}

/** Source id and entry of an item of `route`. Throws RangeError on an item that the ledger never wrote. */
export function parseLedgerItem(item: unknown, route: LedgerRoute): readonly [string, LedgerEntry] {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) {
    const paths = parsed.error.issues.map(({ path }) => path.join('.'));
    throw new RangeError(`Expected an entry of the ledger, got one with a wrong ${paths.join(', ')}`);
  }
  const { entry, orchestrationId, state: kind, ...fields } = parsed.data;
  const state = { kind, ...fields } as LedgerEntry['state'];
  return [entry.slice(toPrefix(route).length), { orchestrationId, state }];
}

function toPrefix({ source, destination }: Omit<LedgerRoute, 'userId'>): string {
  return `${source}#${destination}#`;
}
