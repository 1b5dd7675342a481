import * as z from 'zod';

/** A failure to be played instead of the provider's answer. Every given part of `match` must fit. */
export const faultSchema = z.strictObject({
  match: z.strictObject({
    method: z.string().toUpperCase().optional(),
    /** A part of the decoded path and query. */
    path: z.string().min(1).optional(),
    /** `YYYY-MM`: requests about the workouts of this month; each simulator's README says which those are. */
    civilMonth: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
  }),
  status: z.int().min(200).max(599),
  /** How often it is played. */
  times: z.union([z.int().positive(), z.literal('always')]).default(1),
  /** JSON value or text in place of the provider's usual body for the status; a text is sent as it is. */
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  /** Wait before the answer, milliseconds. */
  delayMs: z.int().nonnegative().default(0),
});

export type Fault = z.output<typeof faultSchema> & { readonly id: string };

/** What a request looks like to the matching. */
export interface FaultSubject {
  readonly method: string;
  /** Decoded path and query. */
  readonly target: string;
  /** Asked for only when a fault with a month is in force. */
  readonly isAbout: (civilMonth: string) => boolean;
}
