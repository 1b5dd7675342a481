import { deriveTiming, type Timing } from '@syncwell/core/domain/timing';
import type { Clock } from '@syncwell/core/ports';

import { createRandom } from '../../kernel/random.ts';
import { createFaults, drawRates, type Fault, type FaultRates, type FaultSource } from '../faults/fault.ts';
import { createMemoryDynamoDb, type MemoryDynamoDb } from '../services/memory-dynamodb.ts';
import { createMemorySqs, type MemorySqs } from '../services/memory-sqs.ts';
import { connect, type Connection, type Variant } from './connection.ts';
import { createOracle, type Oracle } from './oracle.ts';

/** Everything that one seed decides about: services in memory, what goes wrong, and who sees it. */
export interface SdkWorld {
  readonly faults: FaultSource;
  readonly dynamoDb: MemoryDynamoDb;
  readonly sqs: MemorySqs;
  readonly oracle: Oracle;
  readonly timing: Timing;
  readonly clock: Clock;
  readonly counts: Readonly<Record<Fault, number>>;
  /** No more users, no more faults, and every copy succeeds. */
  isQuiet: boolean;
  isOver: boolean;
  /** Something that never happens has happened: says so, and ends the world. */
  giveUp(what: string): void;
  /** A new process. */
  connect(): Connection;
}

export function createSdkWorld(seed: number, variant: Variant = {}, rates?: FaultRates): SdkWorld {
  const faults = createFaults(seed, rates ?? drawRates(createRandom(seed ^ 0x5eed)));
  const oracle = createOracle();
  const dynamoDb = createMemoryDynamoDb(oracle.checkWrite);
  const sqs = createMemorySqs(faults);
  const timing = deriveTiming({ workerTimeoutSeconds: 8, pace: 'quick' });
  const world: SdkWorld = {
    faults,
    dynamoDb,
    sqs,
    oracle,
    timing,
    clock: { now: () => new Date(), sleep },
    counts: faults.counts,
    isQuiet: false,
    isOver: false,
    giveUp: (what) => {
      oracle.violate(what);
      world.isOver = true;
    },
    connect: () => connect({ dynamoDb, sqs, faults, oracle, timing, variant }),
  };
  return world;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}
