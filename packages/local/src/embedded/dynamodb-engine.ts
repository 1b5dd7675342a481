import dynalite from 'dynalite';
import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

/** DynamoDB in this process and in memory. It has no transactions and wants table names of 3 or more characters. */
export function startDynamoDbEngine(port = 0): Promise<LoopbackServer> {
  return startLoopbackServer(dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 }), port);
}
