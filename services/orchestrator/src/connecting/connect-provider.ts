import { createHash } from 'node:crypto';

import type { ProviderDescriptor } from '@syncwell/connectors/provider-descriptor';
import {
  type Connection,
  ConnectionConflictError,
  type ConnectionKey,
  type ConnectionStore,
  type ConnectionSummary,
} from '@syncwell/core/connections';
import { ProblemError } from '@syncwell/core/domain/errors';
import type { Clock, Ids } from '@syncwell/core/ports';

import type { ConnectRequest } from './connect-request.ts';
import { exchangeCode, type ExchangeDependencies, type LastingTokens } from './exchange-code.ts';

export interface ConnectDependencies extends ExchangeDependencies {
  readonly connections: Pick<ConnectionStore, 'leaseConnect' | 'connect' | 'dropLease'>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'leaseOwner'>;
}

export interface ConnectCommand {
  readonly userId: string;
  readonly descriptor: ProviderDescriptor;
  readonly request: ConnectRequest;
}

/** Longest wait for the token endpoint. */
const EXCHANGE_MS = 10_000;
/** For storing what came: KMS and DynamoDB, both at their worst. */
const SAVE_MS = 10_000;
/** A request waits so long for another that connects the same provider; HTTP APIs end it after 30 s. */
const LONGEST_WAIT_MS = 12_000;
const LOOK_AGAIN_MS = 200;

/**
 * Exchanges a code and stores the consent in place of any earlier one. Under the lease of the tokens, so that of two
 * requests with one code (a double click) the second finds what the first stored: a provider that sees a code twice
 * may revoke what it gave for it (RFC 6749, 4.1.2). Throws ProblemError, and what the store throws.
 */
export async function connectProvider(
  dependencies: ConnectDependencies,
  command: ConnectCommand,
): Promise<ConnectionSummary> {
  const { connections, ids } = dependencies;
  const { userId, descriptor, request } = command;
  const key = { userId, provider: descriptor.name };
  const owner = ids.leaseOwner();
  const codeHash = createHash('sha256').update(request.code).digest('base64url');
  const before = await takeLease(dependencies, key, owner);
  try {
    if (before.codeHash !== codeHash)
      return await connect(dependencies, command, { owner, codeHash, before });
  } catch (error) {
    // It ends by itself, too: why connecting failed is worth more than that this failed as well.
    await connections.dropLease(key, owner).catch(() => undefined);
    throw error;
  }
  await connections.dropLease(key, owner);
  return before;
}

async function takeLease(
  { connections, clock }: ConnectDependencies,
  key: ConnectionKey,
  owner: string,
): Promise<ConnectionSummary> {
  const giveUpAt = clock.now().getTime() + LONGEST_WAIT_MS;
  for (;;) {
    const now = clock.now();
    const end = new Date(now.getTime() + EXCHANGE_MS + SAVE_MS);
    const answer = await connections.leaseConnect(key, { owner, now, end });
    if (answer.kind === 'taken') return answer.summary;
    if (now.getTime() >= giveUpAt) {
      throw new ProblemError('temporarily-unavailable', 'Another request connects this provider. Try again.');
    }
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

interface Held {
  readonly owner: string;
  readonly codeHash: string;
  readonly before: ConnectionSummary;
}

async function connect(
  dependencies: ConnectDependencies,
  { userId, descriptor, request }: ConnectCommand,
  { owner, codeHash, before }: Held,
): Promise<ConnectionSummary> {
  const { connections, clock } = dependencies;
  const until = new Date(clock.now().getTime() + EXCHANGE_MS);
  const tokens = await exchangeCode(dependencies, descriptor, { request, until });
  const connection = toConnection({ userId, provider: descriptor.name }, tokens, before.version ?? 0);
  await connections.connect(connection, { owner, codeHash }).catch((error: unknown) => {
    throw error instanceof ConnectionConflictError ? movedOn(descriptor) : error;
  });
  const { provider, connectedAt, version } = connection;
  return { provider, connectedAt, version, codeHash };
}

function toConnection(key: ConnectionKey, tokens: LastingTokens, version: number): Connection {
  return { ...key, ...tokens, connectedAt: tokens.issuedAt, version: version + 1 };
}

function movedOn({ displayName }: ProviderDescriptor): ProblemError {
  return new ProblemError(
    'consent-refused',
    `${displayName} was connected or disconnected by another request meanwhile. Connect again.`,
  );
}
