import { exists, set } from '../../domain/change.ts';
import { civilDate } from '../../domain/civil-date.ts';
import type { Item } from '../../domain/item.ts';
import type { Orchestration } from '../../domain/orchestration.ts';
import type { NewOrchestration } from '../../domain/transitions/create.ts';
import { createRandomIds } from '../../lambda/random-ids.ts';
import type { RecordTable } from '../../ports.ts';
import type { ClaimAnswer, FailAnswer, SettleAnswer } from '../../store/chunk-operations.ts';
import { createOrchestrationStore, type OrchestrationStore } from '../../store/orchestration-store.ts';

export const NOW = new Date('2024-06-15T12:00:00.000Z');
export const LATER = new Date('2024-06-15T12:05:00.000Z');
export const LEASE_END = new Date('2024-06-15T12:01:00.000Z');
export const RESULT = { found: 2, written: 2, duplicate: 0, skipped: 0 };
/** What comes with each resume and retry. */
export const LIMIT = { restartsPerDay: 3 };
const LEASE_MS = 60_000;
export const ids = createRandomIds();

/** A store on the table under test, and the usual ways to bring a record where a case begins. */
export interface StoreBench {
  store(): OrchestrationStore;
  /** A new record of so many months; its user is nobody else's. */
  started(months?: number, overrides?: Partial<NewOrchestration>): Promise<Orchestration>;
  claimed(
    record: Orchestration,
    chunkIndex: number,
    at?: { now?: Date; run?: number },
  ): Promise<{ owner: string; answer: ClaimAnswer }>;
  completed(record: Orchestration, chunkIndex: number, now?: Date): Promise<Orchestration>;
  failed(record: Orchestration, chunkIndex: number, owner?: string, now?: Date): Promise<FailAnswer>;
  /** Every chunk of `failing` failed, the others completed, and the record over with its event published. */
  over(record: Orchestration, failing?: readonly number[]): Promise<Orchestration>;
  /** Writes what no transition would. */
  tampered(record: Orchestration, attributes: Item): Promise<void>;
  /** The record as it is now. @throws Error when it is gone */
  now(record: Orchestration): Promise<Orchestration>;
}

export function createStoreBench(getTable: () => RecordTable): StoreBench {
  const store = () =>
    createOrchestrationStore({ table: getTable(), timing: { soonSeconds: 2, wakeShards: 1 } });
  const bench: StoreBench = {
    store,
    started: async (months = 2, overrides = {}) =>
      (await store().create(aStart(months, overrides), NOW)).record,
    claimed: async (record, chunkIndex, { now = NOW, run = record.run } = {}) => {
      const owner = ids.leaseOwner();
      const leaseEnd = new Date(now.getTime() + LEASE_MS);
      const input = { chunkIndex, run, owner, leaseEnd, now };
      return { owner, answer: await store().claim(record.orchestrationId, input) };
    },
    completed: async ({ orchestrationId }, chunkIndex, now = NOW) =>
      settledRecord(await store().complete(orchestrationId, { chunkIndex, result: RESULT, now })),
    failed: ({ orchestrationId, run }, chunkIndex, owner = 'nobody', now = NOW) => {
      const input = { chunkIndex, run, reason: 'PROVIDER_GONE', attempts: 1, owner, now } as const;
      return store().failFromWorker(orchestrationId, input);
    },
    over: async (record, failing = []) => {
      for (let index = 0; index < record.totalChunks; index += 1) {
        if (failing.includes(index)) await bench.failed(record, index);
        else await bench.completed(record, index);
      }
      const read = await store().finishIfSettled(await bench.now(record), NOW);
      await store().markAnnounced({ read, now: NOW });
      return bench.now(record);
    },
    tampered: async ({ orchestrationId }, attributes) => {
      await getTable().change(orchestrationId, {
        name: 'tamper',
        clauses: [{ name: 'there', holds: exists(['orchestrationId']) }],
        effects: Object.entries(attributes).map(([name, value]) => set([name], value)),
      });
    },
    now: async ({ orchestrationId }) => {
      const record = await store().read(orchestrationId);
      if (record === undefined) throw new Error('Expected a record, got nothing');
      return record;
    },
  };
  return bench;
}

/** The record of a settled chunk. @throws Error for any other answer */
export function settledRecord(answer: SettleAnswer | FailAnswer): Orchestration {
  if (answer.kind !== 'settled') throw new Error(`Expected settled, got ${answer.kind}`);
  return answer.record;
}

export function aStart(months: number, overrides: Partial<NewOrchestration> = {}): NewOrchestration {
  const lastMonth = new Date(Date.UTC(2020, months, 0));
  return {
    orchestrationId: ids.orchestrationId('user', undefined),
    userId: `user-${ids.leaseOwner()}`,
    source: 'fitbit',
    destination: 'strava',
    startDate: civilDate('2020-01-01'),
    endDate: civilDate(lastMonth.toISOString().slice(0, 10)),
    timeZone: 'UTC',
    requestHash: 'hash',
    ...overrides,
  };
}
