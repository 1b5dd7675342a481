import { MAX_RECEIVE_COUNT } from '@syncwell/core/domain/timing';
import type { WorkerDependencies } from '@syncwell/chunk-worker/dependencies';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';

import type { SimMessage, SimQueue } from '../world/sim-queue.ts';
import { type World, WORKER_TIMEOUT_SECONDS } from '../world/world.ts';
import type { Environments } from './environments.ts';

export interface ConsumerOptions {
  readonly world: World;
  readonly environments: Environments;
  readonly queue: SimQueue;
  readonly queueUrl: string;
  readonly handlerName: string;
  readonly createHandler: (
    getDependencies: () => WorkerDependencies,
  ) => (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
  readonly maximumConcurrency: number;
  /** Told about every message that is acknowledged, at that moment. */
  readonly onAcknowledged: (message: SimMessage) => void;
}

const POLL_MS = 20;
const COPY_DELAY_MS = 3 * 60 * 60 * 1000;

/** What Lambda does with a queue: at most so many invocations at once, one message each, partial batch answers. */
export function startConsumer(options: ConsumerOptions): void {
  const { world, queue, maximumConcurrency } = options;
  let running = 0;
  const poll = () => {
    while (running < maximumConcurrency) {
      const message = queue.receive();
      if (message === undefined) return;
      if (world.faults.strikes('F6', 'invoke')) continue;
      running += 1;
      invoke(options, message, () => {
        running -= 1;
        world.scheduler.after(POLL_MS, poll);
      });
    }
  };
  queue.onVisible = (at) => world.scheduler.after(Math.max(at - world.scheduler.now(), 0) + POLL_MS, poll);
}

function invoke(options: ConsumerOptions, message: SimMessage, onDone: () => void): void {
  const { world, environments, queue, queueUrl, handlerName, createHandler } = options;
  const { receipt, body } = message;
  if (world.faults.strikes('F9', handlerName)) {
    message.visibleAt = world.scheduler.now() + world.faults.detail.next() * WORKER_TIMEOUT_SECONDS * 1000;
    queue.onVisible(message.visibleAt);
  }
  if (world.faults.strikes('F10', `${handlerName} spent`)) {
    // The last receive: the message moves to the dead-letter queue while its worker runs.
    message.receives = MAX_RECEIVE_COUNT;
    message.visibleAt = world.scheduler.now() + world.faults.detail.next() * 5_000;
    queue.onVisible(message.visibleAt);
  }
  const environment = environments.take(queueUrl);
  const process = world.newProcess(handlerName, onDone);
  environment.process = process;
  process.messageRun = readRun(body);
  const stopAt = world.scheduler.now() + WORKER_TIMEOUT_SECONDS * 1000;
  world.scheduler.after(WORKER_TIMEOUT_SECONDS * 1000, () => process.kill());
  const context = { getRemainingTimeInMillis: () => stopAt - world.scheduler.now() } as unknown as Context;
  const handle = () => createHandler(() => environment.dependencies)(toEvent(message), context);
  const finished = world.mutant.consume?.(handle) ?? handle();
  void finished.then((answer) => {
    if (!process.isAlive) return;
    process.end();
    environments.giveBack(queueUrl, environment);
    if (answer.batchItemFailures.length === 0) acknowledge(options, message, { receipt, body });
    onDone();
  });
}

function acknowledge(
  { world, queue, onAcknowledged }: ConsumerOptions,
  message: SimMessage,
  { receipt, body }: { receipt: string; body: string },
): void {
  onAcknowledged(message);
  // The delete may be lost: then the message comes back by its visibility time.
  if (world.faults.strikes('F1', 'delete is lost')) return;
  queue.delete(message, receipt);
  if (world.faults.strikes('F1', 'after the delete')) {
    queue.add(body, message.receives, world.faults.detail.next() * COPY_DELAY_MS);
  }
}

function readRun(body: string): number | undefined {
  const [, run] = /"run":(\d+)/.exec(body) ?? [];
  return run === undefined ? undefined : Number(run);
}

function toEvent({ id, receipt, body, receives }: SimMessage): SQSEvent {
  return {
    Records: [
      {
        messageId: id,
        receiptHandle: receipt,
        body,
        attributes: {
          ApproximateReceiveCount: String(receives),
          SentTimestamp: '0',
          SenderId: 'simulation',
          ApproximateFirstReceiveTimestamp: '0',
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:simulated',
        awsRegion: 'us-east-1',
      },
    ],
  };
}
