import { describeTransferLedger } from './ledger-contract.ts';
import { createMemoryLedger } from './memory-ledger.ts';

describeTransferLedger('memory', createMemoryLedger);
