import { createOAuthEndpoints } from '@syncwell/connectors/oauth/oauth-endpoints';
import { parseProviderUrls } from '@syncwell/connectors/provider-urls';
import { callTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createDynamoDbClient, createKmsClient, createSsmClient } from '@syncwell/core/aws/clients';
import { createConnectionList, createConnectionStore } from '@syncwell/core/aws/connection-table';
import { createKmsEnvelope } from '@syncwell/core/aws/kms-envelope';
import { createSsmSecrets } from '@syncwell/core/aws/ssm-secrets';
import { createUserHasher } from '@syncwell/core/domain/user-hash';
import { readConfig, secret } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import { createLogger } from '@syncwell/core/lambda/logger';
import { createRandomIds } from '@syncwell/core/lambda/random-ids';
import * as z from 'zod';

import type { ForgetDependencies } from './connecting/forget-connection.ts';
import type { ListConnectionsDependencies } from './connecting/list-connections.ts';
import type { PutConnectionDependencies } from './connecting/put-connection-dependencies.ts';
import { commandConfig, createCommandDependencies } from './dependencies.ts';

const listConfig = {
  SERVICE: commandConfig.SERVICE,
  PACE: commandConfig.PACE,
  CONNECTION_TABLE: z.string(),
  PROVIDER_URLS: z.string(),
};
/** Where the tokens of users are, and how this application shows itself at the providers. */
export const consentConfig = {
  ...commandConfig,
  ...listConfig,
  CONNECTION_KEY_ID: z.string(),
  CLIENT_PARAMETER_PATH: z.string(),
};
const connectConfig = {
  ...consentConfig,
  USER_HASH_KEY: secret(z.string()),
  /** Separated by commas. */
  REDIRECT_URIS: z.string().transform((list) => list.split(',').map((uri) => uri.trim())),
};

/** What a function that opens or replaces tokens works with. */
export function createConsentDependencies(config: z.infer<z.ZodObject<typeof consentConfig>>) {
  const command = createCommandDependencies(config);
  const timeouts = callTimeouts(config.PACE);
  const { now } = command.clock;
  const urls = parseProviderUrls(config.PROVIDER_URLS);
  const endpoints = createOAuthEndpoints({
    secrets: createSsmSecrets({ client: createSsmClient({ timeouts }), now }),
    secretPath: config.CLIENT_PARAMETER_PATH,
    ...{ urls, now, fetch: globalThis.fetch },
  });
  const cipher = createKmsEnvelope({
    client: createKmsClient({ timeouts }),
    keyId: config.CONNECTION_KEY_ID,
  });
  const place = { client: createDynamoDbClient({ timeouts }), tableName: config.CONNECTION_TABLE };
  return {
    ...command,
    urls,
    connections: createConnectionStore({ ...place, cipher }),
    tokensOf: endpoints.tokens,
    revocationOf: endpoints.revocation,
  };
}

export const getListDependencies = lazy((): ListConnectionsDependencies => {
  const config = readConfig(listConfig);
  const client = createDynamoDbClient({ timeouts: callTimeouts(config.PACE) });
  return {
    connections: createConnectionList({ client, tableName: config.CONNECTION_TABLE }),
    urls: parseProviderUrls(config.PROVIDER_URLS),
    logger: createLogger({ service: config.SERVICE }),
  };
});

export const getConnectDependencies = lazy((): PutConnectionDependencies => {
  const config = readConfig(connectConfig);
  return {
    ...createConsentDependencies(config),
    ids: createRandomIds(),
    userHash: createUserHasher(config.USER_HASH_KEY),
    redirectUris: config.REDIRECT_URIS,
  };
});

export const getForgetDependencies = lazy((): ForgetDependencies =>
  createConsentDependencies(readConfig(consentConfig)),
);
