import { DeleteTableCommand, paginateListTables, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteAliasCommand,
  paginateListAliases,
  ScheduleKeyDeletionCommand,
  type AliasListEntry,
  type KMSClient,
} from '@aws-sdk/client-kms';
import { DeleteQueueCommand, paginateListQueues, type SQSClient } from '@aws-sdk/client-sqs';
import type { AwsClients } from './aws-clients.ts';
import { toKeyAlias } from './ensure-key.ts';
import { toQueueUrl } from './to-queue-url.ts';

/** Shortest that KMS takes; emulators have no bill for a key that waits. */
const KEY_DELETION_DAYS = 7;

/**
 * Takes away every table, queue and key whose name begins with `<prefix>-`, also those of a start that failed half-way.
 * Nothing else at the endpoint is touched.
 */
export async function removeStack(prefix: string, clients: AwsClients): Promise<void> {
  const own = `${prefix}-`;
  await removeQueues(own, clients.sqs, clients.sqsEndpoint);
  await removeTables(own, clients.dynamodb);
  await removeKeys(toKeyAlias(own), clients.kms);
}

async function removeTables(own: string, client: DynamoDBClient): Promise<void> {
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) names.push(...TableNames);
  for (const TableName of names.filter((name) => name.startsWith(own))) {
    await client.send(new DeleteTableCommand({ TableName }));
  }
}

async function removeQueues(own: string, client: SQSClient, endpoint: string): Promise<void> {
  const urls: string[] = [];
  const pages = paginateListQueues({ client }, { QueueNamePrefix: own });
  for await (const { QueueUrls = [] } of pages) urls.push(...QueueUrls);
  for (const url of urls) await client.send(new DeleteQueueCommand({ QueueUrl: toQueueUrl(url, endpoint) }));
}

async function removeKeys(ownAlias: string, client: KMSClient): Promise<void> {
  const aliases: AliasListEntry[] = [];
  for await (const { Aliases = [] } of paginateListAliases({ client }, {})) aliases.push(...Aliases);
  for (const { AliasName, TargetKeyId } of aliases) {
    if (!AliasName?.startsWith(ownAlias)) continue;
    await client.send(new DeleteAliasCommand({ AliasName }));
    await client.send(
      new ScheduleKeyDeletionCommand({ KeyId: TargetKeyId, PendingWindowInDays: KEY_DELETION_DAYS }),
    );
  }
}
