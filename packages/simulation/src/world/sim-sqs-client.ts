import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

import { checkSent } from '../invariants/check-dispatch.ts';
import type { Process } from '../kernel/process.ts';
import type { SimQueue } from './sim-queue.ts';
import type { World } from './world.ts';

export const COLD_QUEUE_URL = 'http://127.0.0.1/cold';
export const DEAD_LETTER_QUEUE_URL = 'http://127.0.0.1/dlq';
export const QUARANTINE_URL = 'http://127.0.0.1/quarantine';

const HOUR_MS = 60 * 60 * 1000;

/** As much of the SQS client as the product uses, for one process: the product's own adapters run over it. */
export function createSimSqsClient(world: World, getProcess: () => Process): SQSClient {
  const call = <T>(point: string, apply: () => T) =>
    world.wire.call(getProcess(), { point, apply, unavailable: () => serviceError() });
  const send = (command: unknown): Promise<unknown> => {
    if (command instanceof SendMessageBatchCommand) {
      const entries = command.input.Entries ?? [];
      return call('send batch', () =>
        sendBatch(
          world,
          entries.map(({ Id, MessageBody }) => [Id ?? '', MessageBody ?? '']),
        ),
      );
    }
    if (command instanceof SendMessageCommand) {
      return call('quarantine', () => void world.quarantined.push(command.input.MessageBody ?? ''));
    }
    if (command instanceof ChangeMessageVisibilityCommand) {
      const { QueueUrl, ReceiptHandle = '', VisibilityTimeout = 0 } = command.input;
      const queue = QueueUrl === COLD_QUEUE_URL ? world.coldQueue : world.deadLetterQueue;
      return call('return message', () => changeVisibility(queue, ReceiptHandle, VisibilityTimeout * 1000));
    }
    throw new TypeError('Expected a command that the product sends');
  };
  // The adapters call `send` alone; a whole client would bring sockets and timers of its own.
  return { send } as unknown as SQSClient;
}

function sendBatch(world: World, entries: [id: string, body: string][]) {
  const { faults } = world;
  if (faults.strikes('F7', 'batch breaks off')) {
    for (const [, body] of entries.slice(0, faults.detail.below(entries.length))) store(world, body);
    throw serviceError();
  }
  const failed = entries.filter(() => faults.strikes('F7', 'entry refused'));
  const taken = entries.filter((entry) => !failed.includes(entry));
  for (const [, body] of taken) store(world, body);
  return {
    Successful: taken.map(([Id]) => ({ Id })),
    Failed: failed.map(([Id]) => ({ Id, Code: 'InternalError' })),
  };
}

/** Puts a body on the cold queue: late, twice, damaged, of another version, or never. */
function store(world: World, body: string): void {
  const { faults, coldQueue, note } = world;
  checkSent(world, body);
  if (faults.strikes('F17', 'expiry')) return note('a message expires');
  const delay = faults.strikes('F2', 'delay') ? faults.detail.next() * 2 * HOUR_MS : 0;
  coldQueue.send(damaged(body), delay);
  if (faults.strikes('F1', 'send')) coldQueue.send(body, faults.detail.next() * HOUR_MS);

  function damaged(text: string): string {
    if (faults.strikes('F15', 'body')) return text.slice(0, faults.detail.below(text.length));
    return faults.strikes('F16', 'version') ? text.replace('"v":1', '"v":2') : text;
  }
}

function changeVisibility(queue: SimQueue, receipt: string, ms: number) {
  if (!queue.changeVisibility(receipt, ms)) {
    throw Object.assign(new Error('simulated'), { name: 'ReceiptHandleIsInvalid', $fault: 'client' });
  }
  return {};
}

function serviceError(): Error {
  return Object.assign(new Error('simulated'), { name: 'ServiceUnavailable', $fault: 'server' });
}
