import * as z from 'zod';

import { STATUSES } from '../domain/status.ts';
import type { MessageOf } from './message-of.ts';
import { PROBLEM_CODES, toProblemType } from './problem-types.ts';

const fieldErrorSchema = z
  .object({
    pointer: z.string().meta({
      description: 'JSON pointer (RFC 6901) into the body; empty = the body as a whole.',
      examples: ['/startDate'],
    }),
    detail: z.string().meta({ description: 'What was expected and what came.' }),
  })
  .meta({ id: 'FieldError' });

const missingScopeSchema = z
  .object({
    scope: z.string().meta({ description: 'In the provider’s own name.' }),
    permission: z.string().meta({ description: 'In words for users; they follow "permission to".' }),
  })
  .meta({ id: 'MissingScope' });

export const problemSchema = z
  .object({
    type: z.enum(PROBLEM_CODES.map(toProblemType)),
    title: z.string().meta({ description: 'The same for every problem of a type.' }),
    status: z.int().meta({ description: 'The HTTP status.' }),
    detail: z.string().meta({ description: 'What happened this time.' }),
    traceId: z.string().meta({ description: 'Names this request in our logs.' }),
    errors: z.array(fieldErrorSchema).optional().meta({ description: 'The wrong fields.' }),
    currentStatus: z
      .enum(STATUSES)
      .optional()
      .meta({ description: 'The status from which it is not possible.' }),
    missingScopes: z
      .array(missingScopeSchema)
      .optional()
      .meta({ description: 'What the user did not allow.' }),
  })
  .meta({ id: 'Problem', description: 'A refusal (RFC 9457). `type` is stable.' });

/** One wrong field of a request. `pointer` is a JSON pointer (RFC 6901) into the body. */
export type FieldError = MessageOf<typeof fieldErrorSchema>;
/** What a user did not allow, in the provider's name and in words that follow "permission to". */
export type MissingScope = MessageOf<typeof missingScopeSchema>;
/** Body of every refusal. */
export type Problem = MessageOf<typeof problemSchema>;
