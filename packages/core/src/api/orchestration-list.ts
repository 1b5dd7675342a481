import * as z from 'zod';

import { instantField } from './fields.ts';
import type { MessageOf } from './message-of.ts';
import { publishedFields } from './status-view.ts';

const listedOrchestrationSchema = z
  .object({
    ...publishedFields,
    createdAt: instantField,
  })
  .meta({
    id: 'ListedOrchestration',
    description: 'A sync as the list shows it; its status view says more.',
  });

export const orchestrationListSchema = z
  .object({
    orchestrations: z.array(listedOrchestrationSchema).meta({ description: 'Newest first.' }),
    nextCursor: z.string().nullable().meta({
      description:
        'For the next page, as `cursor`; null = this is the last. With a `status` asked for, a page may be empty and not the last.',
    }),
  })
  .meta({ id: 'OrchestrationList' });

/** A sync as the list shows it. */
export type ListedOrchestration = MessageOf<typeof listedOrchestrationSchema>;
/** One page of the caller's syncs, newest first. */
export type OrchestrationList = MessageOf<typeof orchestrationListSchema>;
