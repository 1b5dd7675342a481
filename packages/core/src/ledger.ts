import type { SkipReason } from './domain/skip-reason.ts';

/** Whose workouts go from where to where. */
export interface LedgerRoute {
  readonly userId: string;
  readonly source: string;
  readonly destination: string;
}

/** One workout on a route. */
export interface LedgerKey extends LedgerRoute {
  /** The source's own id. */
  readonly sourceId: string;
}

/** A hand-in whose end is not known. */
export type OpenState =
  /** It is about to be handed in, or was, or never will be: whoever wrote this did not live to say. */
  | { readonly kind: 'INTENT'; readonly at: string; readonly owner: string }
  /** The destination took it as `uploadId` and was not yet done with it. */
  | { readonly kind: 'SUBMITTED'; readonly at: string; readonly owner: string; readonly uploadId: string };

/** An end that stays. */
export type SettledState =
  | { readonly kind: 'DONE'; readonly activityId: string }
  /** The destination had it already; `activityId` when it said as what. */
  | { readonly kind: 'DUPLICATE'; readonly activityId?: string }
  | { readonly kind: 'SKIPPED'; readonly reason: SkipReason };

/** What is known of one workout's way to a destination: ids and states, nothing of the workout itself. */
export interface LedgerEntry {
  /** The sync that wrote the entry first, or took it over last. */
  readonly orchestrationId: string;
  readonly state: OpenState | SettledState;
}

export interface Intent {
  readonly orchestrationId: string;
  /** Names the try; no two tries share one. */
  readonly owner: string;
  /** ISO instant, UTC, before the hand-in begins. */
  readonly at: string;
  /** The open state as read, to hand in again what an earlier try left; absent = there is none yet. */
  readonly before?: OpenState;
}

/**
 * What became of every workout that was ever copied, so that none is copied twice. Each write is one conditional write
 * and answers whether it was applied; what stands instead is read again. A lost answer repeated by the engine's
 * client counts as applied for `intend`, and shows in the reading for the others. Throws what the engine throws (retryable).
 */
export interface TransferLedger {
  /** The entries of those workouts that have one, as of now (strongly consistent). */
  read(route: LedgerRoute, sourceIds: readonly string[]): Promise<ReadonlyMap<string, LedgerEntry>>;
  /** Before a hand-in: only one try at a time gets to hand a workout in. */
  intend(key: LedgerKey, intent: Intent): Promise<boolean>;
  /** Leaves an upload behind for a later try; only while the intent is the owner's. */
  keepUpload(key: LedgerKey, upload: { readonly owner: string; readonly uploadId: string }): Promise<boolean>;
  /** Ends an open entry. Never changes an end, and never brings back an entry that was erased. */
  settle(key: LedgerKey, state: SettledState): Promise<boolean>;
  /** Writes the end of a workout that never was handed in; only where there is no entry. */
  settleUnsent(
    key: LedgerKey,
    state: SettledState,
    by: { readonly orchestrationId: string },
  ): Promise<boolean>;
  /** Erases some entries of a user; false = call again, there may be more. */
  erase(userId: string): Promise<boolean>;
}

export function isSettled(state: LedgerEntry['state']): state is SettledState {
  return state.kind !== 'INTENT' && state.kind !== 'SUBMITTED';
}
