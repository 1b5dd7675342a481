import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  NotFoundException,
  type KeyMetadata,
  type KMSClient,
} from '@aws-sdk/client-kms';
import type { PhysicalResource } from './physical-resource.ts';

/** Makes the key unless the alias of this name leads to one: keys have no names of their own. */
export async function ensureKey(client: KMSClient, name: string): Promise<PhysicalResource> {
  const alias = toKeyAlias(name);
  const key = (await findKey(client, alias)) ?? (await createKey(client, alias));
  return { reference: key?.KeyId ?? '', attributes: { Arn: key?.Arn ?? '', KeyId: key?.KeyId ?? '' } };
}

/** The alias that marks a key of this physical name. */
export function toKeyAlias(name: string): string {
  return `alias/${name}`;
}

async function findKey(client: KMSClient, alias: string): Promise<KeyMetadata | undefined> {
  try {
    return (await client.send(new DescribeKeyCommand({ KeyId: alias }))).KeyMetadata;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}

async function createKey(client: KMSClient, alias: string): Promise<KeyMetadata | undefined> {
  const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
  await client.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: KeyMetadata?.KeyId }));
  return KeyMetadata;
}
