import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import type { Item } from '../domain/item.ts';
import type { ListPlace } from '../domain/list-cursor.ts';
import { UNLISTED } from '../domain/unlisted.ts';
import type { ListPage, UserList } from '../ports.ts';
import { callAws } from './call-aws.ts';
import type { DynamoTable } from './dynamo-record-table.ts';
import { USER_INDEX } from './dynamo-user-records.ts';
import { RECORD_KEY } from './to-update-item-input.ts';
import { untilProcessed } from './until-processed.ts';

export interface DynamoUserList extends DynamoTable {
  /** Between two calls for one batch. */
  readonly sleep: (ms: number) => Promise<void>;
}

type PageQuery = Parameters<UserList['page']>[0];

/** A user's list on DynamoDB. Throws AwsUnavailableError when DynamoDB did not answer. */
export function createDynamoUserList(table: DynamoUserList): UserList {
  return {
    page: (query) => queryPage(table, query),
    read: (places) => (places.length === 0 ? Promise.resolve([]) : readPlaces(table, places)),
  };
}

async function queryPage({ client, tableName }: DynamoTable, query: PageQuery): Promise<ListPage> {
  const command = new QueryCommand(toListInput(tableName, query));
  const { Items: items = [], LastEvaluatedKey: last } = await callAws('Query', () => client.send(command));
  return { places: items.map(toPlace), ...(last === undefined ? {} : { last: toPlace(last) }) };
}

/** Newest first, from below what sorts behind every instant. */
export function toListInput(tableName: string, { userId, limit, after }: PageQuery): QueryCommandInput {
  return {
    TableName: tableName,
    IndexName: USER_INDEX,
    KeyConditionExpression: 'userId = :userId AND createdAt < :unlisted',
    ExpressionAttributeValues: marshall({ ':userId': userId, ':unlisted': UNLISTED }),
    ScanIndexForward: false,
    Limit: limit,
    ...(after && {
      ExclusiveStartKey: marshall({ [RECORD_KEY]: after.key, userId, createdAt: after.createdAt }),
    }),
  };
}

function toPlace(attributes: Record<string, AttributeValue>): ListPlace {
  const { [RECORD_KEY]: key, createdAt } = unmarshall(attributes);
  return { key: String(key), createdAt: String(createdAt) };
}

async function readPlaces(
  { client, tableName, sleep }: DynamoUserList,
  places: readonly ListPlace[],
): Promise<readonly Item[]> {
  const found = new Map<string, Item>();
  await untilProcessed(toReadInput(tableName, places).RequestItems, {
    operation: 'BatchGetItem',
    sleep,
    send: async (rest) => {
      const answer = await callAws('BatchGetItem', () =>
        client.send(new BatchGetItemCommand({ RequestItems: rest })),
      );
      for (const attributes of answer.Responses?.[tableName] ?? []) {
        const item = unmarshall(attributes);
        found.set(String(item[RECORD_KEY]), item);
      }
      const unprocessed = answer.UnprocessedKeys;
      return unprocessed?.[tableName] === undefined ? undefined : unprocessed;
    },
  });
  return places.map(({ key }) => found.get(key)).filter((item) => item !== undefined);
}

/** Consistent, as the status is: a sync must not show less in the list than it did there. */
export function toReadInput(tableName: string, places: readonly ListPlace[]): BatchGetItemCommandInput {
  const Keys = places.map(({ key }) => marshall({ [RECORD_KEY]: key }));
  return { RequestItems: { [tableName]: { Keys, ConsistentRead: true } } };
}
