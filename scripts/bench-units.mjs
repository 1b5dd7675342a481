// Write and read units of whole syncs of 48 and 120 months, by the account of DynamoDB Local: the real handlers over the
// product's own adapters, one message after the other. One line per figure with its bound, `ok` or `over`. Exit code 1
// when one is over, 3 when this machine lacks a tool that DynamoDB Local needs.
import { readTables } from '../tests/engines/read-tables.mjs';
import { dynamoDbLocal } from './engines/dynamodb-local.mjs';
import { runOnEngine } from './engines/run-on-engine.mjs';

Object.assign(process.env, {
  TEST_TABLES: JSON.stringify(readTables()),
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});
await runOnEngine({
  engine: dynamoDbLocal,
  command: 'bench:units',
  does: 'Measures what syncs of 48 and 120 months use of DynamoDB, on DynamoDB Local (a minute).',
  toArguments: ({ dynamodb: endpoint }) => ['tests/units/units.scenario.ts', endpoint],
});
