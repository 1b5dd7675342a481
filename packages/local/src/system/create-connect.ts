import { findProvider } from '@syncwell/connectors/catalog';
import { createConnectionStore } from '@syncwell/core/aws/connection-table';
import { createKmsEnvelope } from '@syncwell/core/aws/kms-envelope';
import { readConfig } from '@syncwell/core/lambda/config';
import * as z from 'zod';
import type { AwsClients } from '../stack/aws-clients.ts';
import type { StackReport } from '../stack/stack-report.ts';

/** How long the simulated consent holds. */
const CONSENT_MS = 24 * 60 * 60 * 1000;

/** The variables by which the chunk worker finds the connections. */
const connectionConfig = { CONNECTION_TABLE: z.string(), CONNECTION_KEY_ID: z.string() };

/** Stores the access token of `userId` at `provider`, replacing an earlier one. */
export type Connect = (userId: string, provider: string, accessToken: string) => Promise<void>;

/** Writes connections where and how the services read them: table and key come from a function that does. */
export function createConnect({ environments }: StackReport, clients: AwsClients, now: () => Date): Connect {
  const reader = Object.values(environments).find((environment) => 'CONNECTION_KEY_ID' in environment);
  const { CONNECTION_TABLE: tableName, CONNECTION_KEY_ID: keyId } = readConfig(connectionConfig, reader);
  const cipher = createKmsEnvelope({ client: clients.kms, keyId });
  const store = createConnectionStore({ client: clients.dynamodb, tableName, cipher });
  return async (userId, provider, accessToken) => {
    const stored = await store.read(userId, provider);
    const expiresAt = new Date(now().getTime() + CONSENT_MS).toISOString();
    const version = (stored?.version ?? 0) + 1;
    await store.save({ userId, provider, accessToken, scopes: scopesOf(provider), expiresAt, version });
  };
}

/** Everything that the product asks for: the simulated user allowed it all. */
function scopesOf(provider: string): string[] {
  const { requiredScopes, optionalScopes } =
    findProvider(provider) ?? refuse(`Expected a provider of the catalog, got ${provider}`);
  return [requiredScopes, optionalScopes].flatMap(({ read, write }) => [...read, ...write]);
}

function refuse(message: string): never {
  throw new RangeError(message);
}
