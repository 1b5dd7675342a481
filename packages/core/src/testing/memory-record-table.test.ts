import { createMemoryRecordTable } from './memory-record-table.ts';
import { describeOrchestrationStore } from './orchestration-store-contract.ts';
import { describeRecordTable } from './record-table-contract.ts';
import { describeTransitions } from './transitions-contract.ts';

const table = createMemoryRecordTable();
describeRecordTable('memory', () => table);
describeOrchestrationStore('memory', () => table);
describeTransitions('memory', () => table);
