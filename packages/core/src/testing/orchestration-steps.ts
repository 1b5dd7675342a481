import { set } from '../domain/change.ts';
import { chunksToTry } from '../domain/chunks-to-try.ts';
import type { Item } from '../domain/item.ts';
import type { ChunkResult, FailureReason } from '../domain/outcome.ts';
import { toOrchestration } from '../domain/record-codec.ts';
import type { Status } from '../domain/status.ts';
import { claim } from '../domain/transitions/claim.ts';
import { recordExists } from '../domain/transitions/clauses.ts';
import { close, fannedOut } from '../domain/transitions/fan-out.ts';
import { finish } from '../domain/transitions/finish.ts';
import { release } from '../domain/transitions/release.ts';
import { complete, completeFailed, failByWorker } from '../domain/transitions/settle.ts';
import { retry } from '../domain/transitions/retry.ts';
import { announced, redispatch } from '../domain/transitions/sweep.ts';
import { cancel, pause, resume } from '../domain/transitions/user-commands.ts';
import { park, type Parking, reconnect, yieldChunk } from '../domain/transitions/wait.ts';
import { NOW, type Step, WAKE } from './orchestration-factory.ts';

/** The claim that the steps make: one invocation with a minute left. */
export const OWNER = 'owner-a';
export const LEASE_END = new Date(NOW.getTime() + 60_000);
/** A month like most: found 12, of which 10 new, 1 there already, 1 not copied. */
export const RESULT: ChunkResult = { found: 12, written: 10, duplicate: 1, skipped: 1 };

/** The one attribute that most steps need: reading the whole record for it would make long lives slow. */
function runOf({ run }: Item): number {
  if (typeof run !== 'number') throw new RangeError(`Expected \`run\` to be a number, got ${typeof run}`);
  return run;
}

/** All messages of the present run are on the queue. */
export const sent: Step = (item) => fannedOut(runOf(item), NOW);

export function claimed(chunkIndex: number, by: { owner?: string; leaseEnd?: Date } = {}): Step {
  const { owner = OWNER, leaseEnd = LEASE_END } = by;
  return (item) => claim({ chunkIndex, run: runOf(item), owner, leaseEnd }, NOW);
}

export function completed(chunkIndex: number, result: ChunkResult = RESULT): Step {
  return () => complete(chunkIndex, result, NOW);
}

/** A late success of a chunk that was counted failed. */
export function completedLate(chunkIndex: number, result: ChunkResult = RESULT): Step {
  return (item) => completeFailed(chunkIndex, result, { read: toOrchestration(item), now: NOW, wake: WAKE });
}

export function failed(chunkIndex: number, reason: FailureReason = 'PROVIDER_GONE', attempts = 1): Step {
  return (item) => failByWorker({ chunkIndex, run: runOf(item), reason, attempts, owner: OWNER }, NOW);
}

/** A claimed chunk whose try met a passing error. */
export function released(chunkIndex: number, error: FailureReason = 'PROVIDER_UNAVAILABLE'): Step {
  return () => release({ chunkIndex, owner: OWNER }, error, NOW);
}

export const paused: Step = (item) => pause(toOrchestration(item).userId, toOrchestration(item), NOW);
export const resumed: Step = (item) =>
  resume(toOrchestration(item).userId, toOrchestration(item), { now: NOW, wake: WAKE });
export const cancelled: Step = (item) =>
  cancel(toOrchestration(item).userId, toOrchestration(item), { now: NOW, wake: WAKE });
/** Over, and its event published. All that is not completed is tried again, or of that `chunks`. */
export function retried(chunks?: readonly number[]): Step {
  return (item) => {
    const read = toOrchestration(item);
    return retry(read.userId, { read, again: chunksToTry(read, chunks) }, { now: NOW, wake: WAKE });
  };
}

export const WAIT = {
  reason: 'RATE_LIMITED',
  until: '2024-03-10T12:15:00.000Z',
  provider: 'strava',
} as const;

/** A claimed chunk met a limit: the whole record waits. */
export function parked(chunkIndex: number, waiting: Parking['waiting'] = WAIT): Step {
  const wake = { ...WAKE, at: new Date(waiting.until) };
  return (item) => park({ chunkIndex, owner: OWNER, run: runOf(item) }, { waiting, now: NOW, wake });
}

/** A claimed chunk ran out of its time box. */
export function yielded(chunkIndex: number): Step {
  return (item) => yieldChunk({ chunkIndex, owner: OWNER, run: runOf(item) }, NOW, WAKE);
}

/** A claimed chunk found the user's consent gone. */
export function disconnected(chunkIndex: number): Step {
  return (item) => {
    const input = { chunkIndex, owner: OWNER, run: runOf(item) };
    return reconnect(input, toOrchestration(item), { provider: 'strava', now: NOW, wake: WAKE });
  };
}

/** Its event is published. */
export const told: Step = (item) => announced({ read: toOrchestration(item), now: NOW });
/** The sweeper sends everything again. */
export const redispatched: Step = (item) => {
  const read = toOrchestration(item);
  const settled = read.completedChunks + read.failedChunks;
  return redispatch({ read, now: NOW }, WAKE, { run: read.run, settled, stepSeconds: 900 });
};

/** Every chunk must be settled. */
export const finished: Step = (item) => finish(toOrchestration(item), NOW, WAKE);
/** Lost its route to another orchestration. */
export const closed: Step = (item) => close(toOrchestration(item), { now: NOW, wake: WAKE });

/** What only another program would write: the attributes as they are given. */
export function having(attributes: Item): Step {
  return () => ({
    name: 'having',
    clauses: [recordExists],
    effects: Object.entries(attributes).map(([name, value]) => set([name], value)),
  });
}

/** The shortest life that leads a three-month record to each status; the terminal ones have their outcomes. */
export const STEPS_TO: Readonly<Record<Status, readonly Step[]>> = {
  PENDING: [],
  IN_PROGRESS: [sent, claimed(2)],
  PAUSED: [sent, claimed(2), paused],
  COMPLETED: [sent, completed(2), completed(1), failed(0), finished],
  FAILED: [sent, failed(2), failed(1), failed(0), finished],
  CANCELLED: [closed],
};
