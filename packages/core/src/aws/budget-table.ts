import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import type { BudgetTable } from '../budget.ts';
import { changeItem, readItem } from './dynamo-item.ts';

/** Key attribute of the budget table. */
const BUDGET_KEY = 'budget';

export interface DynamoBudgetTable {
  readonly client: DynamoDBClient;
  /** Made with `maxAttempts: 1`: what it is given is sent once. */
  readonly onceClient: DynamoDBClient;
  readonly tableName: string;
}

/** The budget table on DynamoDB. Throws AwsUnavailableError when DynamoDB did not answer or is throttling. */
export function createBudgetTable({ client, onceClient, tableName }: DynamoBudgetTable): BudgetTable {
  const table = { client, tableName, keyName: BUDGET_KEY };
  return {
    read: (key) => readItem(table, key, { consistent: true }),
    change: (key, change) => changeItem(table, key, change),
    changeOnce: (key, change) => changeItem({ ...table, client: onceClient }, key, change),
  };
}

/** For whoever only looks: half the price of a consistent read, and may be a moment old. */
export function createBudgetReader({
  client,
  tableName,
}: Pick<DynamoBudgetTable, 'client' | 'tableName'>): Pick<BudgetTable, 'read'> {
  const table = { client, tableName, keyName: BUDGET_KEY };
  return { read: (key) => readItem(table, key, { consistent: false }) };
}
