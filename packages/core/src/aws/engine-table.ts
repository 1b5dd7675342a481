import { randomUUID } from 'node:crypto';

import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

/** The tables of the services' own templates, by logical id. */
export type TemplateTable = 'OrchestrationTable' | 'ConnectionTable' | 'LedgerTable' | 'BudgetTable';

const LONGEST_WAIT_SECONDS = 30;

/**
 * A fresh table on the engine of `client`, as the services' own template defines it; resolves with its name. Its
 * definition is TEST_TABLES, which the test run's global setup reads from the template.
 */
export async function createEngineTable(client: DynamoDBClient, table: TemplateTable): Promise<string> {
  const TableName = `${table}-${randomUUID()}`;
  await client.send(new CreateTableCommand({ ...readDefinition(table), TableName }));
  await waitUntilTableExists({ client, maxWaitTime: LONGEST_WAIT_SECONDS, minDelay: 1 }, { TableName });
  return TableName;
}

function readDefinition(table: TemplateTable): CreateTableCommandInput {
  const tables = process.env['TEST_TABLES'];
  if (tables === undefined) throw new Error('Expected TEST_TABLES from the test run, got nothing');
  const definition = (JSON.parse(tables) as Record<string, CreateTableCommandInput>)[table];
  if (definition === undefined) throw new Error(`Expected ${table} among TEST_TABLES, got ${tables}`);
  return definition;
}
