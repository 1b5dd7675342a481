import {
  type Intent,
  isSettled,
  type LedgerEntry,
  type LedgerKey,
  type OpenState,
  type SettledState,
  type TransferLedger,
} from '../ledger.ts';

export interface MemoryLedger extends TransferLedger {
  /** By user, route and source id, as {@link toLedgerPath} writes them. */
  readonly entries: Map<string, LedgerEntry>;
}

/** A ledger in this process. Each call is one step: nothing comes between its condition and its write. */
export function createMemoryLedger(entries: Map<string, LedgerEntry> = new Map()): MemoryLedger {
  return {
    entries,
    read: (route, sourceIds) => {
      const found = sourceIds.flatMap((sourceId) => {
        const entry = entries.get(toLedgerPath({ ...route, sourceId }));
        return entry === undefined ? [] : ([[sourceId, entry]] as const);
      });
      return Promise.resolve(new Map(found));
    },
    intend: (key, intent) => Promise.resolve(intend(entries, key, intent)),
    keepUpload: (key, { owner, uploadId }) => {
      const entry = entries.get(toLedgerPath(key));
      if (entry?.state.kind !== 'INTENT' || entry.state.owner !== owner) return Promise.resolve(false);
      const state: OpenState = { ...entry.state, kind: 'SUBMITTED', uploadId };
      entries.set(toLedgerPath(key), { ...entry, state });
      return Promise.resolve(true);
    },
    settle: (key, state) => {
      const entry = entries.get(toLedgerPath(key));
      if (entry === undefined || isSettled(entry.state)) return Promise.resolve(false);
      entries.set(toLedgerPath(key), { ...entry, state: withoutGaps(state) });
      return Promise.resolve(true);
    },
    settleUnsent: (key, state, { orchestrationId }) => {
      if (entries.has(toLedgerPath(key))) return Promise.resolve(false);
      entries.set(toLedgerPath(key), { orchestrationId, state: withoutGaps(state) });
      return Promise.resolve(true);
    },
    erase: (userId) => {
      const own = [...entries.keys()].filter((path) => (JSON.parse(path) as string[])[0] === userId);
      for (const path of own.slice(0, 25)) entries.delete(path);
      return Promise.resolve(own.length <= 25);
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
