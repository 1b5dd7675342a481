import * as z from 'zod';

import { civilMonthSchema, ruleFields } from './rule-schema.ts';

/**
 * A failure to be played. Every given part of `match` must fit. Without `status`, `as` and `drop` the provider answers
 * itself, only later.
 */
export const faultSchema = z
  .strictObject({
    match: z.strictObject({
      method: z.string().toUpperCase().optional(),
      /** A part of the decoded path and query. */
      path: z.string().min(1).optional(),
      /** Requests about the workouts of this month; the README says which those are. */
      civilMonth: civilMonthSchema.optional(),
      userId: z.string().optional(),
    }),
    ...ruleFields,
    /** `instead` of the provider, or `after` it did what was asked: only its answer is lost. */
    when: z.enum(['instead', 'after']).default('instead'),
    /** Answers with this status and, unless `body` says otherwise, with the provider's usual body for it. */
    status: z.int().min(200).max(599).optional(),
    /** Name of one of the provider's own refusals, see `GET /_admin/answers`. */
    as: z.string().optional(),
    /** Cuts the connection in place of an answer. */
    drop: z.literal(true).optional(),
    /** JSON value or text; a text is sent as it is, so it may be broken JSON. */
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).default({}),
    /** Wait before the answer, milliseconds. */
    delayMs: z.int().nonnegative().default(0),
  })
  .refine(saysOneThing, { error: 'Expected one of `status`, `as` and `drop`, or `delayMs` alone' });

export type Fault = z.output<typeof faultSchema>;

/** What a request looks like to the matching. */
export interface FaultSubject {
  readonly method: string;
  /** Decoded path and query. */
  readonly target: string;
  /** Absent when the request showed no valid token. */
  readonly userId: string | undefined;
  /** Asked for only when a fault with a month is in force. */
  readonly isAbout: (civilMonth: string) => boolean;
}

export function faultFits({ match }: Fault, { method, target, userId, isAbout }: FaultSubject): boolean {
  return (
    (match.method === undefined || match.method === method) &&
    (match.path === undefined || target.includes(match.path)) &&
    (match.userId === undefined || match.userId === userId) &&
    (match.civilMonth === undefined || isAbout(match.civilMonth))
  );
}

function saysOneThing(fault: { status?: unknown; as?: unknown; drop?: unknown; delayMs: number }): boolean {
  const said = [fault.status, fault.as, fault.drop].filter((part) => part !== undefined).length;
  return said === 1 || (said === 0 && fault.delayMs > 0);
}
