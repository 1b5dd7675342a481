import type { Message } from '@aws-sdk/client-sqs';
import type { QueueMapping } from '../stack/stack-report.ts';
import type { Invoke } from './invocation.ts';
import { readFailedMessages } from './read-failed-messages.ts';
import { toSqsEvent } from './to-sqs-event.ts';

/** Hands a batch to the mapping's function. Resolves with the messages that may be deleted. */
export type Deliver = (messages: readonly Message[]) => Promise<Message[]>;

/** Told how an invocation failed; the line holds no message content. */
export type Report = (line: string) => void;

export function createDeliver(mapping: QueueMapping, invoke: Invoke, report: Report): Deliver {
  return async (messages) => {
    const invocation = await invoke(mapping.functionName, toSqsEvent(messages, mapping.queue.arn));
    if (invocation.outcome === 'failed') report(`${mapping.functionName}: ${invocation.reason}`);
    const messageIds = messages.map(({ MessageId = '' }) => MessageId);
    const failed = readFailedMessages(invocation, { messageIds, partialBatches: mapping.partialBatches });
    return messages.filter(({ MessageId = '' }) => !failed.has(MessageId));
  };
}
