import { createMemoryRecordTable } from './memory-record-table.ts';
import { createMemoryUserList } from './memory-user-list.ts';
import { describeUserList } from './user-list-contract.ts';

const table = createMemoryRecordTable();

describeUserList('memory', () => ({ table, list: createMemoryUserList(table.items) }));
