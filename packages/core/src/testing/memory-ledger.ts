import {
  type Intent,
  isSettled,
  type LedgerEntry,
  type LedgerKey,
  type OpenState,
  type SettledState,
  type TransferLedger,
} from '../ledger.ts';

const ERASED_AT_ONCE = 25;

/** A ledger in this process. `entries` by {@link toLedgerPath}. */
export function createMemoryLedger(entries: Map<string, LedgerEntry> = new Map()): TransferLedger {
  const steps = createLedgerSteps(entries);
  return {
    read: (...given) => Promise.resolve(steps.read(...given)),
    intend: (...given) => Promise.resolve(steps.intend(...given)),
    keepUpload: (...given) => Promise.resolve(steps.keepUpload(...given)),
    settle: (...given) => Promise.resolve(steps.settle(...given)),
    settleUnsent: (...given) => Promise.resolve(steps.settleUnsent(...given)),
    erase: (...given) => Promise.resolve(steps.erase(...given)),
  };
}

/** The calls of a ledger, each as one step: nothing comes between its condition and its write. */
export type LedgerSteps = {
  readonly [Call in keyof TransferLedger]: (
    ...given: Parameters<TransferLedger[Call]>
  ) => Awaited<ReturnType<TransferLedger[Call]>>;
};

export function createLedgerSteps(entries: Map<string, LedgerEntry>): LedgerSteps {
  return {
    read: (route, sourceIds) =>
      new Map(
        sourceIds.flatMap((sourceId) => {
          const entry = entries.get(toLedgerPath({ ...route, sourceId }));
          return entry === undefined ? [] : ([[sourceId, entry]] as const);
        }),
      ),
    intend: (key, intent) => intend(entries, key, intent),
    keepUpload: (key, { owner, uploadId }) => {
      const entry = entries.get(toLedgerPath(key));
      if (entry?.state.kind !== 'INTENT' || entry.state.owner !== owner) return false;
      entries.set(toLedgerPath(key), { ...entry, state: { ...entry.state, kind: 'SUBMITTED', uploadId } });
      return true;
    },
    settle: (key, state) => {
      const entry = entries.get(toLedgerPath(key));
      if (entry === undefined || isSettled(entry.state)) return false;
      entries.set(toLedgerPath(key), { ...entry, state: withoutGaps(state) });
      return true;
    },
    settleUnsent: (key, state, { orchestrationId }) => {
      if (entries.has(toLedgerPath(key))) return false;
      entries.set(toLedgerPath(key), { orchestrationId, state: withoutGaps(state) });
      return true;
    },
    erase: (userId) => {
      const own = [...entries.keys()].filter((path) => (JSON.parse(path) as string[])[0] === userId);
      for (const path of own.slice(0, ERASED_AT_ONCE)) entries.delete(path);
      return own.length <= ERASED_AT_ONCE;
    },
  };
}

export function toLedgerPath({ userId, source, destination, sourceId }: LedgerKey): string {
  return JSON.stringify([userId, source, destination, sourceId]);
}

function intend(entries: Map<string, LedgerEntry>, key: LedgerKey, intent: Intent): boolean {
  const { orchestrationId, owner, at, before } = intent;
  const there = entries.get(toLedgerPath(key))?.state;
  if (!isSameOpen(there, before) && !isSameOpen(there, { kind: 'INTENT', at, owner })) return false;
  entries.set(toLedgerPath(key), { orchestrationId, state: { kind: 'INTENT', at, owner } });
  return true;
}

function isSameOpen(there: LedgerEntry['state'] | undefined, before: OpenState | undefined): boolean {
  if (there === undefined || before === undefined) return there === before;
  return (
    !isSettled(there) && there.kind === before.kind && there.at === before.at && there.owner === before.owner
  );
}

/** As an engine stores it: what is undefined is not there. */
function withoutGaps(state: SettledState): SettledState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as SettledState;
}
