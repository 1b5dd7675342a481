import { createOAuthEndpoints } from '@syncwell/connectors/oauth/oauth-endpoints';
import { parseProviderUrls } from '@syncwell/connectors/provider-urls';
import type { CallTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createKmsClient, createSsmClient } from '@syncwell/core/aws/clients';
import { type ConnectionTable, createConnectionStore } from '@syncwell/core/aws/connection-table';
import { createKmsEnvelope } from '@syncwell/core/aws/kms-envelope';
import { createSsmSecrets } from '@syncwell/core/aws/ssm-secrets';
import type { Clock } from '@syncwell/core/ports';
import * as z from 'zod';

import type { SessionDependencies } from './open-session.ts';

/** Where the tokens of users are, and how this application shows itself when it asks for new ones. */
export const connectionConfig = {
  CONNECTION_TABLE: z.string(),
  CONNECTION_KEY_ID: z.string(),
  CLIENT_PARAMETER_PATH: z.string(),
  PROVIDER_URLS: z.string(),
};

interface Surroundings {
  readonly dynamoDb: ConnectionTable['client'];
  readonly timeouts: CallTimeouts;
  readonly clock: Clock;
}

export function createConnectionDependencies(
  config: z.infer<z.ZodObject<typeof connectionConfig>>,
  { dynamoDb, timeouts, clock }: Surroundings,
): Pick<SessionDependencies, 'connections' | 'tokensOf'> {
  const { now } = clock;
  const endpoints = createOAuthEndpoints({
    urls: parseProviderUrls(config.PROVIDER_URLS),
    secrets: createSsmSecrets({ client: createSsmClient({ timeouts }), now }),
    secretPath: config.CLIENT_PARAMETER_PATH,
    fetch: globalThis.fetch,
    now,
  });
  const keyId = config.CONNECTION_KEY_ID;
  const cipher = createKmsEnvelope({ client: createKmsClient({ timeouts }), keyId });
  return {
    connections: createConnectionStore({ client: dynamoDb, tableName: config.CONNECTION_TABLE, cipher }),
    tokensOf: endpoints.tokens,
  };
}
