import { STATUSES } from '@syncwell/core/domain/status';
import * as z from 'zod';

const statusViewSchema = z.object({
  orchestrationId: z.string(),
  startDate: z.string(),
  endDate: z.string(),
  status: z.enum(STATUSES),
  totalChunks: z.int(),
  completedChunks: z.int(),
  failedChunks: z.int(),
  percentSettled: z.number(),
  inFlightChunks: z.int(),
  outcome: z.enum(['COMPLETE', 'PARTIAL', 'NONE']).nullable(),
  waiting: z.object({ reason: z.string(), until: z.string().optional(), text: z.string() }).nullable(),
  months: z.string(),
  completeBackTo: z.string().nullable(),
  results: z.object({
    found: z.int(),
    written: z.int(),
    duplicate: z.int(),
    skipped: z.int(),
    skipReasons: z.record(z.string(), z.int()),
  }),
  eta: z.object({
    at: z.string().nullable(),
    basis: z.enum(['PACE', 'PROVIDER_LIMIT']).nullable(),
    reason: z.string(),
  }),
  failed: z.array(
    z.object({
      startDate: z.string(),
      endDate: z.string(),
      reason: z.string(),
      userAction: z.enum(['RETRY', 'RETRY_LATER', 'RECONNECT', 'CONTACT_SUPPORT']),
    }),
  ),
});

/** The part of the API's status view that the demo shows. */
export type StatusView = Readonly<z.infer<typeof statusViewSchema>>;

/** Reads the body of a status answer. Throws when it is not a status view. */
export function parseStatusView(body: unknown): StatusView {
  const parsed = statusViewSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`);
  throw new TypeError(`Expected a status view, got one with ${fields.join('; ')}`);
}

/** Chunks whose outcome is final. */
export function settledChunks({
  completedChunks,
  failedChunks,
}: Pick<StatusView, 'completedChunks' | 'failedChunks'>): number {
  return completedChunks + failedChunks;
}

/** Workouts that have been dealt with, whichever way. */
export function settledWorkouts({ results }: StatusView): number {
  return results.written + results.duplicate + results.skipped;
}
