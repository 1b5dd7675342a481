import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';

import type { Mutant } from './mutant.ts';

/** A port, the store or a consumer replaced. */
export const PORT_MUTANTS: readonly Mutant[] = [
  {
    name: 'acknowledge before the write',
    replaces: 'consumer: answers before its work is done',
    caughtBy: ['S11'],
    consume: (handle) => {
      void handle();
      return Promise.resolve({ batchItemFailures: [] });
    },
  },
  {
    name: 'ignore Failed[]',
    replaces: 'queue port: sends each batch once and reads no answer',
    caughtBy: ['S10', 'L1'],
    queue: (client, QueueUrl) => ({
      send: async (messages: readonly ChunkMessage[]) => {
        for (let start = 0; start < messages.length; start += 10) {
          const Entries = messages
            .slice(start, start + 10)
            .map((message) => ({ Id: String(message.chunkIndex), MessageBody: JSON.stringify(message) }));
          await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
        }
      },
    }),
  },
  {
    name: 'finish on the counted path only',
    replaces: 'store: a claim that finds the chunk settled ends nothing',
    caughtBy: ['S11'],
    store: (store) => ({
      ...store,
      claim: async (id, input) => {
        const answer = await store.claim(id, input);
        const isSettled = answer.kind === 'refused' && answer.refusal.reason === 'settled';
        return isSettled ? { kind: 'refused', refusal: { reason: 'terminal' } } : answer;
      },
    }),
  },
  {
    name: 'resume from zero',
    replaces: 'store: a resumed record forgets what is completed when it sends',
    caughtBy: ['S10'],
    store: (store) => ({
      ...store,
      resume: async (command) => {
        const answer = await store.resume(command);
        return 'record' in answer ? { ...answer, record: { ...answer.record, outcomes: new Map() } } : answer;
      },
    }),
  },
  {
    name: 'dead-letter function acknowledges on error',
    replaces: 'consumer: an error is swallowed',
    caughtBy: ['S11'],
    consume: async (handle) => {
      await handle();
      return { batchItemFailures: [] };
    },
  },
  {
    name: 'sweeper ignores a missing fan-out',
    replaces: 'store: the sweeper does not see records whose run was not sent',
    caughtBy: ['L1', 'S10'],
    store: (store) => ({
      ...store,
      markFannedOut: async (id, note) => {
        // Noted as sent before anything is sent: nobody will look again.
        const record = await store.read(id);
        return record ?? store.markFannedOut(id, note);
      },
      holdRoute: async (record) => {
        const answer = await store.holdRoute(record);
        await store.markFannedOut(record.orchestrationId, {
          run: record.run,
          now: new Date(record.updatedAt),
        });
        return answer;
      },
    }),
  },
  {
    name: 'close after the answer',
    replaces: 'store: the loser is told first and closed later',
    caughtBy: ['S7'],
    store: (store) => ({
      ...store,
      closeLoser: () => Promise.resolve({ kind: 'closed' }),
    }),
  },
  {
    name: 'erasure frees a route before its holder is gone',
    replaces: 'store: the erasure does not see who is in a guard',
    caughtBy: ['S7'],
    store: (store) => ({
      ...store,
      readRoute: async (key) => ((await store.readRoute(key)) === undefined ? undefined : 'damaged'),
    }),
  },
  {
    name: 'announce dropped before it is published',
    replaces: 'events port: says yes and publishes later',
    caughtBy: ['S14'],
    events: (events) => ({
      publish: (event) => {
        void events.publish(event).catch(() => undefined);
        return Promise.resolve();
      },
    }),
  },
];
