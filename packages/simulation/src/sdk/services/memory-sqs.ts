import { createHash } from 'node:crypto';

import type { FaultSource } from '../faults/fault.ts';
import { errorAnswer, type MemoryService, type ServiceAnswer } from './memory-service.ts';

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}

export interface MemorySqs extends MemoryService {
  /** Bodies on the queue, in the order of their arrival. Consumers take them off. */
  readonly bodies: string[];
}

/**
 * One queue of SQS behind its wire protocol: SendMessageBatch. Under faults it refuses entries one by one, and it may
 * break off in the middle of a batch, with what came before stored.
 */
export function createMemorySqs(faults: Pick<FaultSource, 'strikes' | 'below'>): MemorySqs {
  const bodies: string[] = [];
  return {
    bodies,
    answer: ({ operation, input }) => {
      if (operation !== 'SendMessageBatch') return errorAnswer(400, 'UnknownOperationException');
      const entries = input['Entries'] as readonly Entry[];
      if (faults.strikes('batch broken off')) {
        bodies.push(...entries.slice(0, faults.below(entries.length)).map(({ MessageBody }) => MessageBody));
        return errorAnswer(500, 'InternalError');
      }
      return send(bodies, entries, () => faults.strikes('entry refused'));
    },
  };
}

function send(bodies: string[], entries: readonly Entry[], isRefused: () => boolean): ServiceAnswer {
  const [Successful, Failed]: [object[], object[]] = [[], []];
  for (const { Id, MessageBody } of entries) {
    if (isRefused()) {
      Failed.push({ Id, Code: 'InternalError', SenderFault: false });
    } else {
      const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
      Successful.push({ Id, MessageId: String(bodies.push(MessageBody)), MD5OfMessageBody });
    }
  }
  return { statusCode: 200, body: { Successful, Failed } };
}
