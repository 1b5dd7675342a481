import { describeOrchestrationStore } from '../testing/orchestration-store-contract.ts';
import { describeRecordTable } from '../testing/record-table-contract.ts';
import type { RecordTable } from '../ports.ts';

import { createEmbeddedTable } from './embedded-table.ts';

let table: RecordTable;
let close: () => void;

beforeAll(async () => {
  ({ table, close } = await createEmbeddedTable('contract-orchestrations'));
});
afterAll(() => close());

describeRecordTable('the embedded engine', () => table);
describeOrchestrationStore('the embedded engine', () => table);
