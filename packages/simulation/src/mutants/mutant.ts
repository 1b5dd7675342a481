import type { Change } from '@syncwell/core/domain/change';
import type { DestinationConnector } from '@syncwell/connectors/ports';
import type { CallBudgets } from '@syncwell/core/budget';
import type { ConnectionStore } from '@syncwell/core/connections';
import type { TransferLedger } from '@syncwell/core/ledger';
import type { ChunkQueue, Events } from '@syncwell/core/ports';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse } from 'aws-lambda';

/** A known-bad variant of the product: what it replaces, and nothing else. The product itself has no such switch. */
export interface Mutant {
  readonly name: string;
  /** What it replaces, for people. */
  readonly replaces: string;
  /** Invariants of which one must catch it. */
  readonly caughtBy: readonly string[];
  /** The transition that is written in place of the product's. */
  readonly change?: (change: Change) => Change;
  readonly store?: (store: OrchestrationStore) => OrchestrationStore;
  readonly queue?: (client: SQSClient, queueUrl: string) => ChunkQueue;
  readonly events?: (events: Events) => Events;
  readonly ledger?: (ledger: TransferLedger) => TransferLedger;
  readonly connections?: (connections: ConnectionStore) => ConnectionStore;
  readonly budgets?: (budgets: CallBudgets) => CallBudgets;
  readonly destination?: (destination: DestinationConnector) => DestinationConnector;
  /** The answer that the queue sees of a consumer. */
  readonly consume?: (handle: () => Promise<SQSBatchResponse>) => Promise<SQSBatchResponse>;
}

/** The product as it is. */
export const NO_MUTANT: Mutant = { name: 'none', replaces: 'nothing', caughtBy: [] };
