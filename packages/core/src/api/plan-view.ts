import * as z from 'zod';

import { civilDateField, countField, orchestrationIdField, providerField, timeZoneField } from './fields.ts';
import type { MessageOf } from './message-of.ts';

const plannedChunkSchema = z
  .object({
    index: countField,
    startDate: civilDateField,
    endDate: civilDateField,
    copied: z.boolean().meta({ description: 'An earlier sync of this route copied all of this month.' }),
  })
  .meta({ id: 'PlannedChunk' });

const planEstimateSchema = z
  .object({
    requests: z
      .array(z.object({ provider: providerField, count: countField }))
      .meta({ description: 'Calls to each provider.' }),
    seconds: countField.nullable().meta({ description: 'From start to end; null = not known.' }),
    reason: z.string().meta({ description: 'For the user: what the estimate rests on.' }),
  })
  .meta({ id: 'PlanEstimate' });

export const planViewSchema = z
  .object({
    source: providerField,
    destination: providerField,
    startDate: civilDateField,
    endDate: civilDateField,
    timeZone: timeZoneField,
    totalChunks: z.int().min(1),
    copiedChunks: countField.meta({ description: 'Months that an earlier sync of this route copied.' }),
    chunks: z.array(plannedChunkSchema).meta({ description: 'Oldest first.' }),
    estimate: planEstimateSchema,
    takenBy: orchestrationIdField.nullable().meta({
      description: 'The sync of this route that is going on: a start would be refused. Null = none.',
    }),
  })
  .meta({ id: 'PlanView', description: 'What a start would do. Nothing is begun by asking.' });

/** What a start would do. */
export type PlanView = MessageOf<typeof planViewSchema>;
