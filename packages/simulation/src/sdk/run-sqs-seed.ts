import { createSqsClient } from '@syncwell/core/aws/clients';
import { createSqsChunkQueue } from '@syncwell/core/aws/sqs-chunk-queue';
import { isRetryable } from '@syncwell/core/domain/errors';
import { type ChunkMessage, parseChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { ChunkQueue } from '@syncwell/core/ports';
import { aChunkMessage } from '@syncwell/core/testing/chunk-queue-contract';

import { createRandom } from '../kernel/random.ts';
import { createFaults, drawRates, type Fault } from './faults/fault.ts';
import { createFaultyHandler } from './faults/faulty-handler.ts';
import { createMemorySqs } from './services/memory-sqs.ts';
import { inVirtualTime } from './virtual-time.ts';
import { TIMEOUTS } from './world/connection.ts';

type QueueOptions = Parameters<typeof createSqsChunkQueue>[0];

/** How one seed went. */
export interface SqsRun {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly faults: Readonly<Record<Fault, number>>;
  /** Whether the first send was confirmed. */
  readonly isConfirmed: boolean;
}

/** Most attempts for one batch: three sends of three attempts each. */
const MAX_ATTEMPTS_PER_BATCH = 9;
const BATCH_SIZE = 10;

/**
 * Some messages through the product's queue over a real SDK client, once with faults; and when that failed, once more
 * without. `createQueue` may put something else in the product's place.
 */
export async function runSqsSeed(
  seed: number,
  createQueue: (options: QueueOptions) => ChunkQueue = createSqsChunkQueue,
): Promise<SqsRun> {
  const random = createRandom(seed);
  const faults = createFaults(seed, drawRates(random));
  const sqs = createMemorySqs(faults);
  const violations: string[] = [];
  let attempts = 0;
  const onAttempt = () => void (attempts += 1);
  const handler = createFaultyHandler({ service: sqs, faults, timeouts: TIMEOUTS, onAttempt });
  const client = createSqsClient({ requestHandler: handler });
  const queueUrl = 'http://127.0.0.1/000000000000/cold-queue';
  const queue = createQueue({ client, queueUrl, userHash: () => 'one-user' });
  const messages = Array.from({ length: 1 + random.below(48) }, (_, index) => aChunkMessage(index));

  const isConfirmed = await inVirtualTime(seed, () => isSent(queue, messages, violations));
  if (attempts > MAX_ATTEMPTS_PER_BATCH * Math.ceil(messages.length / BATCH_SIZE)) {
    violations.push(`${attempts} attempts for ${messages.length} messages`);
  }
  faults.stop();
  const isSentAgain = isConfirmed || (await inVirtualTime(seed, () => isSent(queue, messages, violations)));
  if (!isSentAgain) violations.push('not sent although nothing was wrong any more');
  return {
    seed,
    violations: [...violations, ...differences(messages, sqs.bodies)],
    faults: faults.counts,
    isConfirmed,
  };
}

async function isSent(
  queue: ChunkQueue,
  messages: readonly ChunkMessage[],
  violations: string[],
): Promise<boolean> {
  try {
    await queue.send(messages);
    return true;
  } catch (error) {
    if (!isRetryable(error)) violations.push(`send met ${String(error)}`);
    return false;
  }
}

/** Each message at least once, and nothing else. */
function differences(messages: readonly ChunkMessage[], bodies: readonly string[]): string[] {
  const arrived = new Set(bodies.map((body) => JSON.stringify(parseChunkMessage(body))));
  const sent = new Set(messages.map((message) => JSON.stringify(message)));
  return [
    ...[...sent].filter((body) => !arrived.has(body)).map((body) => `lost: ${body}`),
    ...[...arrived].filter((body) => !sent.has(body)).map((body) => `never sent: ${body}`),
  ];
}
