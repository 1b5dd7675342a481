import * as z from 'zod';

import { parseCivilDate, type CivilDate } from './civil-date.ts';
import { type ItemValue, type Item } from './item.ts';
import type { Orchestration } from './orchestration.ts';
import { FAILURE_REASONS } from './outcome.ts';
import { unpackOutcome } from './outcome-codec.ts';
import { STATUSES } from './status.ts';
import { UNLISTED } from './unlisted.ts';

/** The table holds something that is no orchestration. Never retried: only a person can mend it. */
export class CorruptRecordError extends Error {
  override readonly name = 'CorruptRecordError';
  readonly code = 'CORRUPT_RECORD';
  readonly retryable = false;
}

const civil = z.string().refine((text) => parseCivilDate(text) !== undefined);
const count = z.int().nonnegative();
/** One that is none would not be found out before a view words it, and fail the whole list of its user. */
const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)));
const lease = z.strictObject({ end: z.number(), owner: z.string() });
const waiting = z.strictObject({
  reason: z.enum(['RATE_LIMITED', 'PROVIDER_UNAVAILABLE', 'APP_BLOCKED', 'RECONNECT_REQUIRED']),
  until: instant.optional(),
  provider: z.string().optional(),
  limit: z.enum(['SHORT_TERM', 'DAILY']).optional(),
});
/** One that cannot be read counts as none: a limit is no reason to keep a sync from its user. */
const restarts = z
  .object({ day: civil.transform((text) => text as CivilDate), count })
  .optional()
  .catch(undefined);
const announce = z.strictObject({
  run: count,
  version: count,
  status: z.enum(STATUSES),
  completedChunks: count,
  failedChunks: count,
});

/** Keys are decimal chunk indexes. */
function byChunk<T extends z.ZodType>(value: T) {
  return z
    .record(z.string().regex(/^\d+$/), value)
    .transform((map) => new Map(Object.entries(map).map(([index, entry]) => [Number(index), entry])));
}

const outcome = z.string().transform((packed, context) => {
  try {
    return unpackOutcome(packed);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
});

const recordSchema = z.object({
  orchestrationId: z.string(),
  userId: z.string(),
  source: z.string(),
  destination: z.string(),
  startDate: civil.transform((text) => text as CivilDate),
  endDate: civil.transform((text) => text as CivilDate),
  timeZone: z.string(),
  status: z.enum(STATUSES),
  totalChunks: count,
  completedChunks: count,
  failedChunks: count,
  run: count,
  fannedOutRun: count,
  restarts,
  version: count,
  requestHash: z.string(),
  outcomes: byChunk(outcome),
  leases: byChunk(lease),
  attempts: byChunk(count),
  errors: byChunk(z.enum(FAILURE_REASONS)),
  redispatch: byChunk(z.literal(true)).transform((map) => new Set(map.keys())),
  waiting: waiting.optional(),
  announce: announce.optional(),
  lastLook: z.strictObject({ run: count, settled: count, stepSeconds: z.number() }).optional(),
  failedLooks: count.optional(),
  closeReason: z.literal('ROUTE_TAKEN').optional(),
  wakeShard: count.optional(),
  wakeAt: z.string().optional(),
  createdAt: z.union([instant, z.string().startsWith(UNLISTED)]).optional(),
  updatedAt: z.string(),
  finishedAt: z.string().optional(),
  expiresAt: z.number().optional(),
});

/** Reads an item as an orchestration. Throws CorruptRecordError naming the attributes that are wrong. */
export function toOrchestration(item: Item): Orchestration {
  const parsed = recordSchema.safeParse(item);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
    throw new CorruptRecordError(`Expected an orchestration record, got bad ${fields.join(', ')}`);
  }
  const { createdAt, ...rest } = parsed.data;
  const isListed = createdAt !== undefined && !createdAt.startsWith(UNLISTED);
  return isListed ? parsed.data : rest;
}

/** Leaves out what is undefined: an item has no such value. */
export function definedOnly(values: Readonly<Record<string, ItemValue | undefined>>): Item {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, ItemValue] => entry[1] !== undefined),
  );
}
