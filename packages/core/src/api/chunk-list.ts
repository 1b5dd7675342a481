import * as z from 'zod';

import { civilDateField, countField, orchestrationIdField } from './fields.ts';
import type { MessageOf } from './message-of.ts';
import { failureReasonSchema, resultsSchema, statusSchema, userActionSchema } from './status-view.ts';

const chunkStateSchema = z.enum(['MISSING', 'RUNNING', 'RETRYING', 'COMPLETED', 'EMPTY', 'FAILED']).meta({
  id: 'ChunkState',
  description:
    'RETRYING = tried, not settled, and at no worker now. EMPTY = completed, and the source had nothing.',
});

const chunkViewSchema = z
  .object({
    index: countField.meta({ description: 'From 0 at the oldest month; what `retry` takes.' }),
    startDate: civilDateField,
    endDate: civilDateField,
    state: chunkStateSchema,
    attempts: countField.nullable().meta({
      description: 'Tries so far, the one under way included; null once completed: nobody counts any more.',
    }),
    results: resultsSchema.nullable().meta({ description: 'Null until completed.' }),
    reason: failureReasonSchema
      .nullable()
      .meta({ description: 'Why it failed, or what its last try met. Null = nothing is wrong.' }),
    userAction: userActionSchema.nullable().meta({ description: 'Null unless failed.' }),
  })
  .meta({ id: 'ChunkView', description: 'One month of a sync.' });

export const chunkListSchema = z
  .object({
    orchestrationId: orchestrationIdField,
    status: statusSchema,
    chunks: z.array(chunkViewSchema).meta({ description: 'Oldest first.' }),
  })
  .meta({ id: 'ChunkList' });

/** One month of a sync, as its user sees it. */
export type ChunkView = MessageOf<typeof chunkViewSchema>;
/** Every month of a sync, oldest first. */
export type ChunkList = MessageOf<typeof chunkListSchema>;
