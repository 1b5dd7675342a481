import type { Mutant } from './mutant.ts';

let copies = 0;

/** The transfer of workouts done wrong: ledger, destination, budgets, tokens. */
export const TRANSFER_MUTANTS: readonly Mutant[] = [
  {
    name: 'upload without external id',
    replaces: 'destination port: every upload has an id of its own',
    caughtBy: ['S6'],
    destination: (destination) => ({
      ...destination,
      submitWorkout: (file, session) => {
        const externalId = `${file.externalId}-${(copies += 1)}`;
        return destination.submitWorkout({ ...file, externalId }, session);
      },
    }),
  },
  {
    name: 'ledger written after the upload only',
    replaces: 'ledger port: no intent, the end is written at the end',
    caughtBy: ['S6', 'L1'],
    ledger: (ledger) => ({
      ...ledger,
      intend: () => Promise.resolve(true),
      keepUpload: () => Promise.resolve(true),
      settle: (key, state) => ledger.settleUnsent(key, state, { orchestrationId: 'orch-unknown' }),
    }),
  },
  {
    name: 'intent without an owner',
    replaces: 'ledger port: whoever intends may hand in',
    caughtBy: ['S6'],
    ledger: (ledger) => ({
      ...ledger,
      intend: async (key, intent) => {
        await ledger.intend(key, intent);
        return true;
      },
    }),
  },
  {
    name: 'hands in again at once',
    replaces: 'destination port: an upload that is not listed counts as lost',
    caughtBy: ['S6'],
    destination: (destination) => ({ ...destination, settleMs: 0 }),
  },
  {
    name: 'no look for copies by others',
    replaces: 'destination port: lists our own activities only',
    caughtBy: ['S6'],
    destination: (destination) => ({
      ...destination,
      listActivities: async (window, session) =>
        (await destination.listActivities(window, session)).filter(
          ({ externalId }) => externalId !== undefined,
        ),
    }),
  },
  {
    name: 'calls without a budget',
    replaces: 'budget port: every call is granted',
    caughtBy: ['B1'],
    budgets: (budgets) => ({
      of: (...given) => ({ ...budgets.of(...given), take: () => Promise.resolve({ granted: true }) }),
    }),
  },
  {
    name: 'refresh without a lease',
    replaces: 'connection port: everybody gets the lease',
    caughtBy: ['T1'],
    connections: (connections) => ({
      ...connections,
      leaseRefresh: () => Promise.resolve({ kind: 'taken' }),
    }),
  },
];
