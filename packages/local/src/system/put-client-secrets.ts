import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { PROVIDERS } from '@syncwell/connectors/catalog';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../embedded/local-account.ts';
import type { Endings } from './endings.ts';

/** How this product shows itself at the simulated providers. */
export interface LocalClient {
  readonly id: string;
  readonly secret: string;
}

export interface ClientSecretsPlace {
  /** URL of SSM. */
  readonly endpoint: string;
  /** Before the provider's name; of this run alone. */
  readonly path: string;
}

/** Stores the client of every provider where the services look for it, and promises to take it away. */
export async function putClientSecrets(
  { endpoint, path }: ClientSecretsPlace,
  client: LocalClient,
  endings: Endings,
): Promise<void> {
  const ssm = new SSMClient({ region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS, endpoint });
  endings.add(() => ssm.destroy());
  const Value = JSON.stringify({ clientId: client.id, clientSecret: client.secret });
  for (const { name } of PROVIDERS) {
    const Name = `${path}/${name}`;
    await ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString' }));
    endings.add(() => ssm.send(new DeleteParameterCommand({ Name })));
  }
}
