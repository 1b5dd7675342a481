import { createDynamoDbClient } from '@syncwell/core/aws/clients';
import { createDynamoRecordTable } from '@syncwell/core/aws/dynamo-record-table';
import { describeOrchestrationStore } from '@syncwell/core/testing/orchestration-store-contract';
import { describeRecordTable } from '@syncwell/core/testing/record-table-contract';
import { describeTransitions } from '@syncwell/core/testing/transitions-contract';

import { createMemoryDynamoDb } from './memory-dynamodb.ts';
import { createPlainHandler } from './wire-format.ts';

const client = createDynamoDbClient({ requestHandler: createPlainHandler(createMemoryDynamoDb()) });
const table = createDynamoRecordTable({ client, tableName: 'orchestrations' });

describeRecordTable('DynamoDB in memory', () => table);
describeTransitions('DynamoDB in memory', () => table);
describeOrchestrationStore('DynamoDB in memory', () => table);
