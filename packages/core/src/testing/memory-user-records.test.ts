import { createMemoryRecordTable } from './memory-record-table.ts';
import { createMemoryUserRecords } from './memory-user-records.ts';
import { describeUserRecords } from './user-records-contract.ts';

const table = createMemoryRecordTable();

describeUserRecords('memory', () => ({ table, records: createMemoryUserRecords(table.items) }));
