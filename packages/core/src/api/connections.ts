import * as z from 'zod';

import { instantField, providerField } from './fields.ts';
import type { MessageOf } from './message-of.ts';

const authorizeViewSchema = z
  .object({
    url: z.url(),
    pkce: z.boolean().meta({ description: 'Whether the provider checks a challenge (PKCE, S256).' }),
    parameters: z.record(z.string(), z.string()),
  })
  .meta({
    id: 'AuthorizeView',
    description:
      'The authorization request, all but what the app itself knows: client, redirect URI, state, challenge.',
  });

export const connectionViewSchema = z
  .object({
    provider: providerField,
    displayName: z.string(),
    canRead: z.boolean().meta({ description: 'Can be a source.' }),
    canWrite: z.boolean().meta({ description: 'Can be a destination.' }),
    status: z.enum(['CONNECTED', 'RECONNECT_REQUIRED', 'NOT_CONNECTED']).meta({
      description:
        'RECONNECT_REQUIRED: the provider has refused the consent; syncs wait until the user connects again.',
    }),
    connectedAt: instantField.nullable().meta({ description: 'Null when not connected.' }),
    authorize: authorizeViewSchema,
  })
  .meta({ id: 'ConnectionView', description: 'A provider: connected or not, and how to ask the user.' });

export const connectionListSchema = z
  .object({ connections: z.array(connectionViewSchema) })
  .meta({ id: 'ConnectionList', description: 'Every provider of the product.' });

export const disconnectViewSchema = z
  .object({
    provider: providerField,
    status: z.literal('NOT_CONNECTED'),
    revocation: z.enum(['REVOKED', 'NOT_CONFIRMED', 'NOTHING_TO_REVOKE']).meta({
      description: 'NOT_CONFIRMED: our tokens are gone, but the provider may still list this service.',
    }),
    advice: z
      .string()
      .nullable()
      .meta({ description: 'What the user may still want to do; null = nothing.' }),
  })
  .meta({ id: 'DisconnectView', description: 'What became of a connection that its user ended.' });

/** A provider as the app shows it: connected or not, and how to ask the user. */
export type ConnectionView = MessageOf<typeof connectionViewSchema>;
export type ConnectionList = MessageOf<typeof connectionListSchema>;
/** What became of a connection that its user ended. */
export type DisconnectView = MessageOf<typeof disconnectViewSchema>;
