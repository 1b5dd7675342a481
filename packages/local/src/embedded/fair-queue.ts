/** A message as the embedded SQS keeps it. */
export interface QueuedMessage {
  readonly messageGroupId?: string | undefined;
}

/**
 * Brings the first message of the group with the fewest messages in work to the front of `waiting`, in place. Amazon
 * SQS, "Amazon SQS fair queues": messages of quiet groups are not delayed by a group that has many in work. Messages
 * without a group are one group.
 */
export function bringQuietGroupForward<M extends QueuedMessage>(
  waiting: M[],
  inWork: Iterable<QueuedMessage>,
): void {
  const busy = new Map<string | undefined, number>();
  for (const { messageGroupId } of inWork) busy.set(messageGroupId, (busy.get(messageGroupId) ?? 0) + 1);
  const countOf = ({ messageGroupId }: QueuedMessage) => busy.get(messageGroupId) ?? 0;
  const fewest = Math.min(...waiting.map(countOf));
  const index = waiting.findIndex((message) => countOf(message) === fewest);
  if (index > 0) waiting.unshift(...waiting.splice(index, 1));
}
