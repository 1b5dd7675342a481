import { PROVIDERS } from '@syncwell/connectors/catalog';
import { orchestrationIdField } from '@syncwell/core/api/fields';
import * as z from 'zod';

import type { RequestHeader } from './route-contract.ts';

/** Every parameter that a path may have. */
export const PATH_PARAMETERS: Readonly<Record<string, z.ZodType>> = {
  orchestrationId: orchestrationIdField,
  provider: z.enum(PROVIDERS.map(({ name }) => name)).meta({ description: 'Name of a provider.' }),
};

/** Name and schema of each header that a request may have. */
export const REQUEST_HEADERS: Readonly<Record<RequestHeader, readonly [name: string, schema: z.ZodType]>> = {
  'if-none-match': [
    'If-None-Match',
    z.string().optional().meta({ description: 'The ETag that the caller has: 304 while it is the same.' }),
  ],
  'idempotency-key': [
    'Idempotency-Key',
    z
      .string()
      .min(1)
      .max(255)
      .optional()
      .meta({ description: 'Names this start: repeated with the same key it happens once.' }),
  ],
};
