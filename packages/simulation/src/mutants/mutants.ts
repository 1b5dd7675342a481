import type { Change, Clause, Effect } from '@syncwell/core/domain/change';
import { absent, anyOf, exists, set } from '@syncwell/core/domain/change';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';

import type { Mutant } from './mutant.ts';

const firstName = (path: readonly string[]) => path[0] ?? '';
const pathOf = (effect: Effect) =>
  'set' in effect ? effect.set : 'add' in effect ? effect.add : effect.remove;

/** The transitions called `names`, without the clauses called `clauses`. */
function without(names: readonly string[], ...clauses: readonly string[]) {
  return (change: Change): Change => {
    if (!names.includes(change.name)) return change;
    const [first, ...rest] = change.clauses.filter(({ name }) => !clauses.includes(name));
    return first === undefined ? change : { ...change, clauses: [first, ...rest] };
  };
}

/** The transition called `name`, with other effects. */
function withEffects(name: string, alter: (effects: readonly Effect[]) => readonly Effect[]) {
  return (change: Change): Change =>
    change.name === name ? { ...change, effects: alter(change.effects) } : change;
}

/** The transition called `name`, with clauses of its own. */
function withClauses(names: readonly string[], alter: (clause: Clause) => Clause) {
  return (change: Change): Change => {
    if (!names.includes(change.name)) return change;
    const [first, ...rest] = change.clauses;
    return { ...change, clauses: [alter(first), ...rest.map(alter)] };
  };
}

/** A condition that every item meets, an absent one too. */
const ALWAYS = anyOf(absent(['orchestrationId']), exists(['orchestrationId']));

const USER_COMMANDS = ['pause', 'resume', 'cancel', 'retry'];

/** Known-bad variants of the product, each of which somebody could have written. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'bare counter',
    replaces: 'transition complete: no check that the chunk is not settled',
    caughtBy: ['S1', 'S2'],
    change: without(['complete'], 'chunk not settled'),
  },
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
    name: 'status before the count',
    replaces: 'transition claim: the last chunk to start completes the record',
    caughtBy: ['S4'],
    change: withEffects('claim', (effects) => [
      ...effects.filter((effect) => firstName(pathOf(effect)) !== 'status'),
      set(['status'], 'COMPLETED'),
    ]),
  },
  {
    name: 'failed overwrites completed',
    replaces: 'transition fail: no check that the chunk is not settled',
    caughtBy: ['S1'],
    change: without(['fail'], 'chunk not settled'),
  },
  {
    name: 'no run check',
    replaces: 'transition claim: takes messages of any run',
    caughtBy: ['S8'],
    change: without(['claim'], 'run equal'),
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
    name: 'pause does not stop claims',
    replaces: 'transition claim: any status',
    caughtBy: ['S9', 'S4'],
    change: without(['claim'], 'active'),
  },
  {
    name: 'lease without end',
    replaces: 'transitions claim and fail: a lease counts until it is dropped',
    caughtBy: ['L1', 'L6'],
    change: withClauses(['claim', 'fail'], (clause) =>
      clause.name.startsWith('no live lease') &&
      clause.holds.test === 'any' &&
      clause.holds.of[0] !== undefined
        ? { ...clause, holds: clause.holds.of[0] }
        : clause,
    ),
  },
  {
    name: 'lease without owner',
    replaces: 'transitions release, park, yield, drop lease: any lease is mine',
    caughtBy: ['S8', 'S2'],
    change: (change) => without([change.name], 'lease mine')(change),
  },
  {
    name: "fail under another's lease",
    replaces: 'transition fail: no look at the lease',
    caughtBy: ['S14'],
    change: without(['fail'], 'no live lease', 'no live lease of another'),
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
    name: 'park burns attempts',
    replaces: 'transition park: the try counts',
    caughtBy: ['S14'],
    change: withEffects('park', (effects) =>
      effects.filter((effect) => firstName(pathOf(effect)) !== 'attempts'),
    ),
  },
  {
    name: 'no bound of attempts',
    replaces: 'transition claim: any number of attempts',
    caughtBy: ['L6'],
    change: without(['claim'], 'attempts left'),
  },
  {
    name: 're-dispatch without a new run',
    replaces: 'transition re-dispatch: the run stays',
    caughtBy: ['L1', 'S8'],
    change: withEffects('re-dispatch', (effects) =>
      effects.filter((effect) => firstName(pathOf(effect)) !== 'run'),
    ),
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
    name: 'fanned out pushes the wake',
    replaces: 'transition fanned out: sets a wake time',
    caughtBy: ['S9'],
    change: withEffects('fanned out', (effects) => [...effects, set(['wakeAt'], '2099-01-01T00:00:00.000Z')]),
  },
  {
    name: 'guard without comparison',
    replaces: 'transition hold route: takes the route whoever has taken it meanwhile',
    caughtBy: ['S7'],
    change: withClauses(['hold route'], (clause) => ({
      ...clause,
      holds: anyOf(absent(['holderId']), exists(['holderId'])),
    })),
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
    name: 'user command without run as read',
    replaces: 'transitions pause, resume, cancel: any run',
    caughtBy: ['S9'],
    change: without(USER_COMMANDS, 'run equal'),
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
  {
    name: 'ghost record',
    replaces: 'transition fanned out: no conditions, so that it brings an erased record back',
    caughtBy: ['S8'],
    change: withClauses(['fanned out'], (clause) => ({ ...clause, holds: ALWAYS })),
  },
  {
    name: 'wait does not stop claims',
    replaces: 'transition claim: no look at waiting',
    caughtBy: ['S9'],
    change: without(['claim'], 'not waiting'),
  },
  {
    name: 'wake without sending',
    replaces: 'transition fanned out: notes a later run than was sent',
    caughtBy: ['L1', 'S8', 'S10'],
    change: withEffects('fanned out', (effects) =>
      effects.map((effect) =>
        'set' in effect && firstName(effect.set) === 'fannedOutRun' ? set(['fannedOutRun'], 1_000) : effect,
      ),
    ),
  },
  {
    name: 'late success counts twice',
    replaces: 'transition complete failed: the failure stays counted',
    caughtBy: ['S1'],
    change: withEffects('complete failed', (effects) =>
      effects.filter((effect) => firstName(pathOf(effect)) !== 'failedChunks'),
    ),
  },
];
