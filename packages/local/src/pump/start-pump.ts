import { setTimeout } from 'node:timers/promises';
import { ChangeMessageVisibilityCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import { Consumer } from 'sqs-consumer';
import type { QueueMapping } from '../stack/stack-report.ts';
import { createDeliver, type Deliver, type Report } from './deliver.ts';
import { deliverTwice } from './deliver-twice.ts';
import type { Gate } from './gate.ts';
import type { Invoke } from './invocation.ts';
import { leaveUnreachable } from './leave-unreachable.ts';
import type { PumpFaults } from './pump-message.ts';

/** Seconds of one long poll: an embedded queue keeps an aborted poll waiting, and it would swallow a message. */
const WAIT_SECONDS = 1;
/** Between an error of the queue and the next poll. */
const PAUSE_AFTER_ERROR_MS = 500;

export interface PumpOptions {
  readonly sqs: SQSClient;
  readonly mappings: readonly QueueMapping[];
  readonly invoke: Invoke;
  /** Open while the functions can be called: an ungated pump burns receives until messages are dead letters. */
  readonly gate: Gate;
  readonly faults: PumpFaults;
  readonly report: Report;
}

/**
 * Does what Lambda's SQS event source mapping does: polls each queue, calls its function, deletes what succeeded. One
 * consumer per unit of a mapping's maximum concurrency: each has one batch in work at a time. It goes on until its
 * process ends; messages in work then stay on their queues.
 */
export function startPump(options: PumpOptions): void {
  const consumers = options.mappings.flatMap((mapping) => {
    const deliver = createFaultyDeliver(mapping, options);
    return Array.from({ length: mapping.maximumConcurrency }, () =>
      createConsumer(mapping, deliver, options),
    );
  });
  consumers.forEach((consumer) => consumer.start());
}

function createConsumer(
  mapping: QueueMapping,
  deliver: Deliver,
  { sqs, gate, report }: PumpOptions,
): Consumer {
  let inTrouble = false;
  const consumer = Consumer.create({
    sqs,
    queueUrl: mapping.queue.url,
    batchSize: mapping.batchSize,
    messageSystemAttributeNames: ['All'],
    messageAttributeNames: ['All'],
    waitTimeSeconds: WAIT_SECONDS,
    authenticationErrorTimeout: 0,
    strictReturn: true,
    preReceiveMessageCallback: async () => {
      // Without a pause, a queue that refuses every call would be asked hundreds of times a second.
      if (inTrouble) await setTimeout(PAUSE_AFTER_ERROR_MS, undefined, { ref: false });
      inTrouble = false;
      await gate.whenOpen();
    },
    handleMessageBatch: deliver,
  });
  consumer.on('error', (error) => {
    inTrouble = true;
    report(`${mapping.queue.logicalId}: ${error.message}`);
  });
  return consumer;
}

function createFaultyDeliver(mapping: QueueMapping, { sqs, invoke, faults, report }: PumpOptions): Deliver {
  const once = createDeliver(mapping, invoke, report);
  const deliver = faults.deliverTwice ? deliverTwice(once) : once;
  // Without a dead-letter queue a message that reaches nobody would come back for ever.
  if (faults.unreachableChunks === undefined || mapping.queue.maxReceiveCount === undefined) return deliver;
  const giveBack = (message: Message) => makeVisible(sqs, mapping.queue.url, message);
  return leaveUnreachable(deliver, { chunkIndexes: faults.unreachableChunks, giveBack });
}

async function makeVisible(sqs: SQSClient, queueUrl: string, { ReceiptHandle }: Message): Promise<void> {
  await sqs.send(
    new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
  );
}
