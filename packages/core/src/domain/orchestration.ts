import type { UsedUpLimit } from './budget/refusal.ts';
import type { DateRange } from './date-range.ts';
import type { ChunkOutcome, FailureReason } from './outcome.ts';
import type { Restarts } from './restarts.ts';
import type { Status } from './status.ts';

/** The claim that is now on a chunk. */
export interface Lease {
  /** Epoch milliseconds at which the claim is over, whatever became of its worker. */
  readonly end: number;
  /** Made by the claiming invocation before its call: tells its own claim from another's. */
  readonly owner: string;
}

/** Why nothing moves although nothing is wrong with the system. */
export interface Waiting {
  readonly reason: 'RATE_LIMITED' | 'PROVIDER_UNAVAILABLE' | 'APP_BLOCKED' | 'RECONNECT_REQUIRED';
  /** ISO instant of the next try; absent when the user must act. */
  readonly until?: string;
  /** Provider that the reason is about. */
  readonly provider?: string;
  /** With RATE_LIMITED: which limit of the whole application is used up; absent = one of the user's own. */
  readonly limit?: UsedUpLimit;
}

/** An event that is still to be published. */
export interface Announcement {
  readonly run: number;
  readonly version: number;
  readonly status: Status;
  readonly completedChunks: number;
  readonly failedChunks: number;
}

/** What the sweeper saw at its last look, and how long until the next. */
export interface LastLook {
  /** The run it looked at: the first look at a run only takes note. */
  readonly run: number;
  readonly settled: number;
  readonly stepSeconds: number;
}

/**
 * One orchestration: the whole truth about how far a sync is. Counters are a projection of `outcomes`, changed in
 * the same write. Times are ISO UTC instants.
 */
export interface Orchestration {
  readonly orchestrationId: string;
  readonly userId: string;
  readonly source: string;
  readonly destination: string;
  readonly startDate: DateRange['start'];
  readonly endDate: DateRange['end'];
  readonly timeZone: string;
  readonly status: Status;
  readonly totalChunks: number;
  readonly completedChunks: number;
  readonly failedChunks: number;
  /** Generation of its messages: 1 at start, one more whenever all missing chunks are sent again. */
  readonly run: number;
  /** Last run whose messages were all sent. */
  readonly fannedOutRun: number;
  /** New runs by the user's own command on the last day that had one; absent before the first. */
  readonly restarts?: Restarts;
  readonly version: number;
  readonly requestHash: string;
  readonly outcomes: ReadonlyMap<number, ChunkOutcome>;
  readonly leases: ReadonlyMap<number, Lease>;
  readonly attempts: ReadonlyMap<number, number>;
  /** What the last released try of an unsettled chunk met. */
  readonly errors: ReadonlyMap<number, FailureReason>;
  /** Chunks that ran out of their time box: to be sent again under the same run. */
  readonly redispatch: ReadonlySet<number>;
  readonly waiting?: Waiting;
  readonly announce?: Announcement;
  readonly lastLook?: LastLook;
  /** Looks of the sweeper in a row that threw. */
  readonly failedLooks?: number;
  readonly closeReason?: 'ROUTE_TAKEN';
  readonly wakeShard?: number;
  readonly wakeAt?: string;
  /** Absent on a start that lost its route to another: those are not listed. */
  readonly createdAt?: string;
  readonly updatedAt: string;
  readonly finishedAt?: string;
  /** Epoch seconds at which the record may be deleted; only when terminal. */
  readonly expiresAt?: number;
}

export function rangeOf({ startDate, endDate }: Pick<Orchestration, 'startDate' | 'endDate'>): DateRange {
  return { start: startDate, end: endDate };
}

/** Whether every chunk has its outcome. Counts that are too high must not keep a record from its end. */
export function isAllSettled(
  record: Pick<Orchestration, 'completedChunks' | 'failedChunks' | 'totalChunks'>,
): boolean {
  return record.completedChunks + record.failedChunks >= record.totalChunks;
}

/** The claim on a chunk that is not over at `now`, if any. */
export function liveLease(record: Orchestration, chunkIndex: number, now: Date): Lease | undefined {
  const lease = record.leases.get(chunkIndex);
  return lease !== undefined && lease.end > now.getTime() ? lease : undefined;
}
