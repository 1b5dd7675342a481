import { randomUUID } from 'node:crypto';
import { findProvider } from '@syncwell/connectors/catalog';
import { createConnectionStore } from '@syncwell/core/aws/connection-table';
import { createKmsEnvelope } from '@syncwell/core/aws/kms-envelope';
import { readConfig } from '@syncwell/core/lambda/config';
import * as z from 'zod';
import type { AwsClients } from '../stack/aws-clients.ts';
import type { StackReport } from '../stack/stack-report.ts';

/** How long an access token holds when nobody says. */
const ONE_DAY_SECONDS = 24 * 60 * 60;
/** How long the tokens have been in use: people connect first and sync later. */
const IN_USE_SECONDS = 60 * 60;
/** Nobody else connects this user meanwhile, or at most another call of this very function. */
const LEASE_MS = 5_000;

/** The variables by which the chunk worker finds the connections. */
const connectionConfig = { CONNECTION_TABLE: z.string(), CONNECTION_KEY_ID: z.string() };

/** What a provider gave for a user's consent. */
export interface UserTokens {
  readonly accessToken: string;
  /** Absent: the connection ends with its access token. */
  readonly refreshToken?: string;
  /** What is left of the access token; absent = a day. */
  readonly expiresInSeconds?: number;
}

/** Stores the tokens of `userId` at `provider` as a new consent, replacing an earlier one. */
export type Connect = (userId: string, provider: string, tokens: UserTokens) => Promise<void>;

/** Writes connections where and how the services read them: table and key come from a function that does. */
export function createConnect({ environments }: StackReport, clients: AwsClients, now: () => Date): Connect {
  const reader = Object.values(environments).find((environment) => 'CONNECTION_KEY_ID' in environment);
  const { CONNECTION_TABLE: tableName, CONNECTION_KEY_ID: keyId } = readConfig(connectionConfig, reader);
  const cipher = createKmsEnvelope({ client: clients.kms, keyId });
  const store = createConnectionStore({ client: clients.dynamodb, tableName, cipher });
  return async (userId, provider, { expiresInSeconds = ONE_DAY_SECONDS, ...tokens }) => {
    const [owner, at] = [randomUUID(), now()];
    const lease = { owner, now: at, end: new Date(at.getTime() + LEASE_MS) };
    const leased = await store.leaseConnect({ userId, provider }, lease);
    if (leased.kind === 'busy') throw new Error(`Expected nobody else to connect ${provider} for this user`);
    const inSeconds = (seconds: number) => new Date(at.getTime() + seconds * 1000).toISOString();
    const consent = {
      ...{ userId, provider, ...tokens, scopes: scopesOf(provider) },
      issuedAt: inSeconds(-IN_USE_SECONDS),
      connectedAt: at.toISOString(),
      expiresAt: inSeconds(expiresInSeconds),
      version: (leased.summary.version ?? 0) + 1,
    };
    await store.connect(consent, { owner, codeHash: owner });
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
