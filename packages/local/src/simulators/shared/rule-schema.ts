import * as z from 'zod';

/** `YYYY-MM` */
export const civilMonthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** How often a rule strikes, see RuleInput. */
export const ruleFields = {
  times: z.union([z.int().positive(), z.literal('always')]).default(1),
  share: z.number().gt(0).max(1).default(1),
};
