import { describeConnectionStore } from './connection-store-contract.ts';
import { createMemoryConnections } from './memory-connections.ts';

describeConnectionStore('memory', createMemoryConnections);
