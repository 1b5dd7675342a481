import fc from 'fast-check';

import { anItem, NOW, WAKE } from '../../testing/orchestration-factory.ts';
import { RESULT } from '../../testing/orchestration-steps.ts';
import type { Change, Effect } from '../change.ts';
import { chunksToTry } from '../chunks-to-try.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import type { Item, Path } from '../item.ts';
import { isAllSettled, type LastLook, type Orchestration } from '../orchestration.ts';
import { toOrchestration } from '../record-codec.ts';
import { isActive, isLegalMove, isTerminal } from '../status.ts';
import { backOff } from './back-off.ts';
import { claim } from './claim.ts';
import { close, fannedOut } from './fan-out.ts';
import { finish } from './finish.ts';
import { dropLease, giveBack, release } from './release.ts';
import { repair } from './repair.ts';
import { retry } from './retry.ts';
import { complete, completeFailed, failByDeadLetter, failByWorker } from './settle.ts';
import { announced, push, redispatch, sentAgain, sleep } from './sweep.ts';
import { cancel, pause, resume } from './user-commands.ts';
import { joinWait, park, reconnect, yieldChunk } from './wait.ts';

/** What a caller knows when it tries a transition; `read` may be out of date. */
interface Turn {
  readonly chunkIndex: number;
  readonly owner: string;
  readonly read: Orchestration;
  readonly now: Date;
}

/** All that is not completed, or the one of the turn. */
function againOf(read: Orchestration, chunkIndex: number): ReadonlySet<number> {
  return chunksToTry(read, read.version % 2 === 0 ? undefined : [chunkIndex]);
}

function lookOf({ run, completedChunks, failedChunks }: Orchestration): LastLook {
  return { run, settled: completedChunks + failedChunks, stepSeconds: 450 };
}

/** Each transition from what a caller may know; undefined where nobody would try it. */
const TRANSITIONS = {
  fannedOut: ({ read, now }: Turn) => fannedOut(read.run, now),
  close: ({ read, now }: Turn) => close(read, { now, wake: WAKE }),
  claim: ({ read, now, ...turn }: Turn) =>
    claim({ ...turn, run: read.run, leaseEnd: new Date(now.getTime() + 30_000) }, now),
  complete: ({ chunkIndex, now }: Turn) => complete(chunkIndex, RESULT, now),
  completeFailed: ({ chunkIndex, read, now }: Turn) =>
    read.outcomes.get(chunkIndex)?.kind === 'FAILED'
      ? completeFailed(chunkIndex, RESULT, { read, now, wake: WAKE })
      : undefined,
  failByWorker: ({ read, now, ...turn }: Turn) =>
    failByWorker({ ...turn, run: read.run, reason: 'PROVIDER_GONE', attempts: 1 }, now),
  failByDeadLetter: ({ read, now, chunkIndex }: Turn) =>
    failByDeadLetter({ chunkIndex, run: read.run, reason: 'NEVER_STARTED', attempts: 0 }, now),
  release: ({ now, ...turn }: Turn) => release(turn, 'RATE_LIMITED', now),
  dropLease: ({ now, ...turn }: Turn) => dropLease(turn, now),
  giveBack: ({ now, ...turn }: Turn) => giveBack(turn, now),
  finish: ({ read, now }: Turn) => (isAllSettled(read) ? finish(read, now, WAKE) : undefined),
  pause: ({ read, now }: Turn) => pause(read.userId, read, now),
  resume: ({ read, now }: Turn) => resume(read.userId, read, { now, wake: WAKE }),
  cancel: ({ read, now }: Turn) => cancel(read.userId, read, { now, wake: WAKE }),
  retry: ({ read, now, chunkIndex }: Turn) => {
    const again = againOf(read, chunkIndex);
    return again.size > 0 ? retry(read.userId, { read, again }, { now, wake: WAKE }) : undefined;
  },
  park: ({ read, now, ...turn }: Turn) => {
    const until = new Date(now.getTime() + 60_000).toISOString();
    const waiting = { reason: 'RATE_LIMITED', until } as const;
    return park({ ...turn, run: read.run }, { waiting, now, wake: WAKE });
  },
  joinWait: ({ read, now, ...turn }: Turn) => joinWait({ ...turn, run: read.run }, now),
  yieldChunk: ({ read, now, ...turn }: Turn) => yieldChunk({ ...turn, run: read.run }, now, WAKE),
  reconnect: ({ read, now, ...turn }: Turn) =>
    reconnect({ ...turn, run: read.run }, read, { provider: 'strava', now, wake: WAKE }),
  announced: ({ read, now }: Turn) => (read.announce ? announced({ read, now }) : undefined),
  sleep: ({ read, now }: Turn) =>
    read.wakeAt !== undefined && !isActive(read.status) && read.announce === undefined
      ? sleep({ read, now })
      : undefined,
  redispatch: ({ read, now }: Turn) =>
    read.wakeAt === undefined ? undefined : redispatch({ read, now }, WAKE, lookOf(read)),
  sentAgain: ({ read, now }: Turn) =>
    read.wakeAt === undefined ? undefined : sentAgain({ read, now }, WAKE, [...read.redispatch]),
  push: ({ read, now }: Turn) =>
    read.wakeAt === undefined ? undefined : push({ read, now }, WAKE, lookOf(read)),
  backOff: ({ read: { run, wakeAt }, now }: Turn) =>
    wakeAt === undefined ? undefined : backOff({ run, wakeAt }, now, WAKE),
  repair: ({ read, now }: Turn) => repair({ read, now }),
} satisfies Readonly<Record<string, (turn: Turn) => Change | undefined>>;

/** One thing that somebody tries, `seconds` after the last, knowing the record as it was `readAge` writes ago. */
interface Try extends Pick<Turn, 'chunkIndex' | 'owner'> {
  readonly transition: keyof typeof TRANSITIONS;
  readonly readAge: number;
  readonly seconds: number;
}

/** What needs a lease is tried often, because few tries come at the right time; what ends or undoes much, seldom. */
const WEIGHTS: Partial<Record<Try['transition'], number>> = {
  claim: 30,
  resume: 10,
  ...{ park: 8, joinWait: 8, yieldChunk: 8, reconnect: 8, release: 8, dropLease: 8, giveBack: 8 },
  ...{ finish: 8, retry: 8, announced: 6, completeFailed: 6, sleep: 30 },
  ...{ close: 1, cancel: 1, pause: 1, redispatch: 1, repair: 1, backOff: 1 },
};

const tries: fc.Arbitrary<Try> = fc.record({
  transition: fc.oneof(
    ...(Object.keys(TRANSITIONS) as Try['transition'][]).map((name) => ({
      weight: WEIGHTS[name] ?? 3,
      arbitrary: fc.constant(name),
    })),
  ),
  chunkIndex: fc.nat({ max: 2 }),
  owner: fc.oneof({ weight: 3, arbitrary: fc.constant('a') }, { weight: 1, arbitrary: fc.constant('b') }),
  readAge: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 5 }) }),
  seconds: fc.nat({ max: 20 }),
});

function pathOf(effect: Effect): Path {
  if ('set' in effect) return effect.set;
  return 'add' in effect ? effect.add : effect.remove;
}

/** DynamoDB refuses an update in which one path is, or contains, another. */
function overlaps(effects: readonly Effect[]): string[] {
  const paths = effects.map((effect) => `${pathOf(effect).join('.')}.`);
  return paths.filter((path, i) => paths.some((other, j) => i !== j && path.startsWith(other)));
}

function checkRecord(record: Orchestration): void {
  const kinds = [...record.outcomes.values()].map(({ kind }) => kind);
  expect(record.completedChunks).toBe(kinds.filter((kind) => kind === 'COMPLETED').length);
  expect(record.failedChunks).toBe(kinds.filter((kind) => kind === 'FAILED').length);
  const tried = [record.leases, record.attempts, record.errors].flatMap((map) => [...map.keys()]);
  expect(tried.filter((index) => record.outcomes.has(index))).toEqual([]);
  if (record.status === 'COMPLETED' || record.status === 'FAILED') expect(isAllSettled(record)).toBe(true);
  // Nothing active is out of the sweeper's sight, nothing goes that is not over.
  if (isActive(record.status)) expect(record.wakeAt).toBeDefined();
  expect(record.expiresAt !== undefined).toBe(isTerminal(record.status));
}

function checkWrite(before: Orchestration, now: Orchestration): void {
  expect(isLegalMove(before.status, now.status)).toBe(true);
  expect(now.version).toBe(before.version + 1);
  expect(now.run).toBeGreaterThanOrEqual(before.run);
  expect(now.fannedOutRun).toBeLessThanOrEqual(now.run);
  expect(now.completedChunks).toBeGreaterThanOrEqual(before.completedChunks);
}

describe('any life of a record', () => {
  it('keeps to the legal moves, counts each chunk once and never loses a success', () => {
    const applied = new Set<string>();
    fc.assert(
      fc.property(fc.array(tries, { minLength: 40, maxLength: 120 }), (life) => {
        const items: [Item, ...Item[]] = [anItem()];
        let now = NOW;
        let restarts = 0;
        for (const one of life) {
          now = new Date(now.getTime() + one.seconds * 1000);
          const item = items[0];
          const read = toOrchestration(items[one.readAge] ?? item);
          // A claim belongs to one message, and that to one run.
          const owner = `${one.owner}${read.run}`;
          const change: Change | undefined = TRANSITIONS[one.transition]({ ...one, owner, read, now });
          if (change === undefined || failingClauses(change, item).length > 0) continue;
          expect(overlaps(change.effects)).toEqual([]);
          items.unshift(applyEffects(item, change.effects));
          const after = toOrchestration(items[0]);
          checkWrite(toOrchestration(item), after);
          checkRecord(after);
          // Exact, however old what a command had read. No life is as long as a day.
          if (one.transition === 'resume' || one.transition === 'retry') restarts += 1;
          expect(after.restarts?.count ?? 0).toBe(restarts);
          applied.add(one.transition);
        }
      }),
      { numRuns: 150 },
    );
    // Else it would prove nothing. The few that come rarely have tests of their own.
    expect(applied.size).toBeGreaterThanOrEqual(Object.keys(TRANSITIONS).length - 4);
  });
});
