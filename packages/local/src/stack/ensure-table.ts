import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { PhysicalResource } from './physical-resource.ts';
import { toCreateTable } from './to-create-table.ts';
import { toTimeToLive } from './to-time-to-live.ts';

const LONGEST_WAIT_SECONDS = 30;

/** Makes the table unless it is there, and waits until it answers. */
export async function ensureTable(
  client: DynamoDBClient,
  name: string,
  properties: unknown,
): Promise<PhysicalResource> {
  const created = await createTable(client, name, properties);
  await waitUntilTableExists({ client, maxWaitTime: LONGEST_WAIT_SECONDS, minDelay: 1 }, { TableName: name });
  if (created) await expireItems(client, name, properties);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  return { reference: name, attributes: { Arn: Table?.TableArn ?? '' } };
}

/** False when a table of this name is there: the services come back after a crash and find what they made. */
async function createTable(client: DynamoDBClient, name: string, properties: unknown): Promise<boolean> {
  try {
    await client.send(new CreateTableCommand(toCreateTable(name, properties)));
    return true;
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    throw error;
  }
}

async function expireItems(client: DynamoDBClient, name: string, properties: unknown): Promise<void> {
  const input = toTimeToLive(name, properties);
  if (input === undefined) return;
  try {
    await client.send(new UpdateTimeToLiveCommand(input));
  } catch (error) {
    // dynalite knows no expiry; nothing on one machine lives long enough to miss it
    if (!(error instanceof Error && error.name === 'UnknownOperationException')) throw error;
  }
}
