import type { Message } from '@aws-sdk/client-sqs';
import type { Deliver } from './deliver.ts';

/**
 * Every batch is handed over twice under one receipt, as SQS may do: in turn at the same time, and the second when the
 * first is through. Deleted is what either delivery allows.
 */
export function deliverTwice(deliver: Deliver): Deliver {
  let batches = 0;
  return async (messages) => {
    batches += 1;
    const first = deliver(messages);
    if (batches % 2 === 0) await first;
    const deletable = await Promise.all([first, deliver(messages)]);
    return unique(deletable.flat());
  };
}

function unique(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((message) => [message.MessageId, message])).values()];
}
