import {
  type BatchGetItemCommandInput,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import type { LedgerEntry, LedgerRoute, TransferLedger } from '../ledger.ts';
import { callAws } from './call-aws.ts';
import { eraseLedgerPage } from './erase-ledger-page.ts';
import { toIntendInput, toKeepUploadInput, toSettleInput, toSettleUnsentInput } from './ledger-inputs.ts';
import { parseLedgerItem, toLedgerItemKey } from './ledger-item.ts';
import { untilProcessed } from './until-processed.ts';

export interface LedgerTable {
  readonly client: DynamoDBClient;
  /** Keys: `userId` (partition), `entry` (sort). */
  readonly tableName: string;
  /** Between two calls for one batch. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Most keys of one BatchGetItem call. */
const BATCH_SIZE = 100;

/** The ledger on DynamoDB: one small item per workout. Throws AwsUnavailableError when DynamoDB did not answer. */
export function createTransferLedger(table: LedgerTable): TransferLedger {
  const { tableName } = table;
  return {
    read: (route, sourceIds) => readEntries(table, route, sourceIds),
    intend: (key, intent) => write(table, toIntendInput(tableName, key, intent)),
    keepUpload: (key, upload) => write(table, toKeepUploadInput(tableName, key, upload)),
    settle: (key, state) => write(table, toSettleInput(tableName, key, state)),
    settleUnsent: (key, state, by) => write(table, toSettleUnsentInput(tableName, key, { state, ...by })),
    erase: (userId) => eraseLedgerPage(table, userId),
  };
}

/** Whether the condition held. */
async function write({ client }: LedgerTable, input: UpdateItemCommandInput): Promise<boolean> {
  try {
    await callAws('UpdateItem', () => client.send(new UpdateItemCommand(input)));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

async function readEntries(
  table: LedgerTable,
  route: LedgerRoute,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, LedgerEntry>> {
  const entries = new Map<string, LedgerEntry>();
  // DynamoDB refuses a batch that names a key twice.
  const distinct = [...new Set(sourceIds)];
  for (let start = 0; start < distinct.length; start += BATCH_SIZE) {
    await readBatch(
      table,
      toBatchGetInput(table.tableName, route, distinct.slice(start, start + BATCH_SIZE)),
      (item) => entries.set(...parseLedgerItem(item, route)),
    );
  }
  return entries;
}

/** Consistent: what an earlier try settled a moment ago must be seen, or it would be handed in again. */
export function toBatchGetInput(
  tableName: string,
  route: LedgerRoute,
  sourceIds: readonly string[],
): BatchGetItemCommandInput {
  const Keys = sourceIds.map((sourceId) => marshall(toLedgerItemKey({ ...route, sourceId })));
  return { RequestItems: { [tableName]: { Keys, ConsistentRead: true } } };
}

async function readBatch(
  { client, tableName, sleep }: LedgerTable,
  { RequestItems }: BatchGetItemCommandInput,
  onItem: (item: unknown) => void,
): Promise<void> {
  await untilProcessed(RequestItems, {
    operation: 'BatchGetItem',
    sleep,
    send: async (rest) => {
      const answer = await callAws('BatchGetItem', () =>
        client.send(new BatchGetItemCommand({ RequestItems: rest })),
      );
      for (const item of answer.Responses?.[tableName] ?? []) onItem(unmarshall(item));
      const unprocessed = answer.UnprocessedKeys;
      return unprocessed?.[tableName] === undefined ? undefined : unprocessed;
    },
  });
}
