import * as z from 'zod';

import { instantField } from './fields.ts';
import type { MessageOf } from './message-of.ts';

export const erasureViewSchema = z
  .object({ status: z.literal('ERASING'), requestedAt: instantField })
  .meta({ id: 'ErasureView', description: 'Most is erased by now, the rest within minutes.' });

export type ErasureView = MessageOf<typeof erasureViewSchema>;
