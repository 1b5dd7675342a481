import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Deliver } from './deliver.ts';

const chunkBody = z.object({ chunkIndex: z.number() });

/** What becomes of messages that must not reach the function. */
export interface Unreachable {
  readonly chunkIndexes: readonly number[];
  /** Makes a message visible at once, so that its receives run up to the dead-letter queue without waiting. */
  readonly giveBack: (message: Message) => Promise<void>;
}

/** Messages of the chunks named never get to `deliver`: each receive of them fails. */
export function leaveUnreachable(deliver: Deliver, { chunkIndexes, giveBack }: Unreachable): Deliver {
  const isUnreachable = ({ Body = '' }: Message) => chunkIndexes.includes(readChunkIndex(Body) ?? -1);
  return async (messages) => {
    await Promise.all(messages.filter(isUnreachable).map((message) => giveBack(message)));
    const reachable = messages.filter((message) => !isUnreachable(message));
    return reachable.length === 0 ? [] : deliver(reachable);
  };
}

function readChunkIndex(body: string): number | undefined {
  try {
    return chunkBody.safeParse(JSON.parse(body)).data?.chunkIndex;
  } catch {
    return undefined; // bodies that nobody can read are for the function to judge
  }
}
