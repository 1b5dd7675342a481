import { decryptGcm, encryptGcm, type GcmKey } from '../../packages/core/src/aws/aes-gcm.ts';
import { createBudgetReader, createBudgetTable } from '../../packages/core/src/aws/budget-table.ts';
import { createDynamoDbClient } from '../../packages/core/src/aws/clients.ts';
import { createConnectionStore } from '../../packages/core/src/aws/connection-table.ts';
import { createDynamoRecordTable } from '../../packages/core/src/aws/dynamo-record-table.ts';
import { createDynamoUserList } from '../../packages/core/src/aws/dynamo-user-list.ts';
import { createEngineTable, type TemplateTable } from '../../packages/core/src/aws/engine-table.ts';
import { createTransferLedger } from '../../packages/core/src/aws/ledger-table.ts';
import type { EnvelopeCipher } from '../../packages/core/src/envelope-cipher.ts';
import { meterClient, type TableUnits } from '../../packages/core/src/testing/meter-client.ts';

/** As long as a data key that KMS has wrapped: it stands beside each sealed text. */
const WRAPPED_KEY_BYTES = 184;
const KEY: GcmKey = { key: new Uint8Array(32), authenticated: new Uint8Array() };
const cipher: EnvelopeCipher = {
  seal: (plaintext) =>
    Promise.resolve(Buffer.concat([Buffer.alloc(WRAPPED_KEY_BYTES), encryptGcm(plaintext, KEY)])),
  open: (sealed) => Promise.resolve(decryptGcm(sealed.subarray(WRAPPED_KEY_BYTES), KEY)),
};

/** Fresh tables of the templates on the engine at `endpoint`, behind the product's own adapters, and what they cost. */
export async function openTables(endpoint: string, sleep: (ms: number) => Promise<void>) {
  const client = createDynamoDbClient({ endpoint });
  const onceClient = createDynamoDbClient({ endpoint, maxAttempts: 1 });
  const [records, ledger, budgets, connections] = (await Promise.all(
    (['OrchestrationTable', 'LedgerTable', 'BudgetTable', 'ConnectionTable'] as const).map((table) =>
      createEngineTable(client, table),
    ),
  )) as [string, string, string, string];
  const names: Readonly<Record<TemplateTable, string>> = {
    OrchestrationTable: records,
    LedgerTable: ledger,
    BudgetTable: budgets,
    ConnectionTable: connections,
  };
  const meters = [meterClient(client), meterClient(onceClient)];
  return {
    records: createDynamoRecordTable({ client, tableName: records }),
    list: createDynamoUserList({ client, tableName: records, sleep }),
    ledger: createTransferLedger({ client, tableName: ledger, sleep }),
    budgets: createBudgetTable({ client, onceClient, tableName: budgets }),
    budgetReader: createBudgetReader({ client, tableName: budgets }),
    connections: createConnectionStore({ client, tableName: connections, cipher }),
    /** What a table was used for since the last time it was asked. */
    takeUnits: (table: TemplateTable): TableUnits =>
      meters
        .map((meter) => meter.take(names[table]))
        .reduce((a, b) => ({
          read: a.read + b.read,
          write: a.write + b.write,
          refused: a.refused + b.refused,
        })),
  };
}
