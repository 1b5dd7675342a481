import { isAllSettled } from '@syncwell/core/domain/orchestration';
import { toOrchestration } from '@syncwell/core/domain/record-codec';
import { isActive, isTerminal } from '@syncwell/core/domain/status';
import { type ChunkMessage, parseChunkMessage } from '@syncwell/core/messages/chunk-message';

import type { SimMessage } from '../world/sim-queue.ts';
import type { World } from '../world/world.ts';

/** S11: a message is acknowledged only when its outcome is durable, or the chunk is another's care by the record. */
export function checkAcknowledged(world: World, { id, body }: SimMessage): void {
  const message = readMessage(body);
  if (message === undefined) {
    if (!world.quarantined.includes(body)) world.violate('S11', 'an unreadable body is acknowledged away');
    return;
  }
  const item = world.items.get(message.orchestrationId);
  if (item === undefined) return;
  const record = toOrchestration(item);
  const { chunkIndex } = message;
  const isCaredFor =
    record.outcomes.has(chunkIndex) ||
    record.run !== message.run ||
    !isActive(record.status) ||
    record.waiting !== undefined ||
    record.leases.has(chunkIndex) ||
    record.redispatch.has(chunkIndex) ||
    hasOtherMessage(world, id, (other) => isSameChunk(other, message));
  if (!isCaredFor) world.violate('S11', `chunk ${chunkIndex} is acknowledged and forgotten`);
  // The message of an older run cares for nothing: whoever raised the run, or the sweeper, ends the record.
  if (
    record.run === message.run &&
    isAllSettled(record) &&
    !isTerminal(record.status) &&
    !hasOtherMessage(world, id, ({ orchestrationId }) => orchestrationId === message.orchestrationId)
  ) {
    world.violate('S11', `the last chunk is acknowledged, and nobody has ended the record`);
  }
}

/** Whether another such message is not acknowledged yet: its worker, or the next delivery, will care. */
function hasOtherMessage(
  { coldQueue, deadLetterQueue }: World,
  id: string,
  isSuch: (message: ChunkMessage) => boolean,
): boolean {
  const others = [coldQueue, deadLetterQueue].flatMap(({ messages }) => [...messages.values()]);
  return others.some((other) => {
    const message = other.id === id ? undefined : readMessage(other.body);
    return message !== undefined && isSuch(message);
  });
}

function isSameChunk(one: ChunkMessage, other: ChunkMessage): boolean {
  const { orchestrationId, chunkIndex, run } = one;
  return other.orchestrationId === orchestrationId && other.chunkIndex === chunkIndex && other.run === run;
}

function readMessage(body: string): ChunkMessage | undefined {
  try {
    return parseChunkMessage(body);
  } catch {
    return undefined;
  }
}
