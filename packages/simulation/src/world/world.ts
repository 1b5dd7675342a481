import type { Item } from '@syncwell/core/domain/item';
import { deriveTiming, MAX_RECEIVE_COUNT, type Timing } from '@syncwell/core/domain/timing';
import type { ConnectionStore } from '@syncwell/core/connections';
import type { LedgerEntry } from '@syncwell/core/ledger';
import type { OrchestrationEvent } from '@syncwell/core/ports';
import { createMemoryConnections } from '@syncwell/core/testing/memory-connections';

import { createFaultPlan, type FaultPlan } from '../faults/fault-plan.ts';
import type { FaultClass } from '../faults/fault.ts';
import type { Focus } from '../faults/focus.ts';
import { createDispatchLog, type DispatchLog } from '../invariants/check-dispatch.ts';
import { createProcess, type Process } from '../kernel/process.ts';
import { createRandom, hashToSeed, type Random } from '../kernel/random.ts';
import { createScheduler, type Scheduler } from '../kernel/scheduler.ts';
import { createWire, type Wire } from '../kernel/wire.ts';
import { NO_MUTANT, type Mutant } from '../mutants/mutant.ts';
import { createSimStrava, type SimStrava } from './providers/sim-strava.ts';
import { SimQueue } from './sim-queue.ts';

/** Where virtual time begins. */
export const START = Date.parse('2024-06-15T12:00:00.000Z');
export const WORKER_TIMEOUT_SECONDS = 60;

export interface WorldOptions {
  readonly seed: number;
  readonly classes: readonly FaultClass[];
  readonly only?: ReadonlySet<string> | undefined;
  readonly mutant?: Mutant;
  readonly focus: Focus;
  /** Whether syncs of this run have many chunks. */
  readonly isBig: boolean;
}

/** An invariant that did not hold. */
export interface Violation {
  readonly invariant: string;
  readonly message: string;
  readonly atMs: number;
}

/** Everything of one run: time, chance, faults, stores, and what was seen. */
export interface World {
  readonly seed: number;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly faults: FaultPlan;
  readonly wire: Wire;
  readonly timing: Timing;
  /** What the failing source and the failing destination mostly say, if anything special. */
  readonly refusal: Focus['refusal'];
  readonly trouble: Focus['trouble'];
  readonly erasureAtMs: Focus['erasureAtMs'];
  readonly mutant: Mutant;
  readonly items: Map<string, Item>;
  /** When each item was first written, virtual milliseconds: a while ago, or an index may not have it yet. */
  readonly bornAt: Map<string, number>;
  readonly ledger: Map<string, LedgerEntry>;
  readonly coldQueue: SimQueue;
  readonly deadLetterQueue: SimQueue;
  readonly quarantined: string[];
  /** Whether all clocks are right, from the beginning to the end. */
  readonly areClocksRight: boolean;
  readonly strava: SimStrava;
  /** Budgets and circuits. */
  readonly budgets: Map<string, Item>;
  readonly connections: ConnectionStore;
  readonly published: OrchestrationEvent[];
  readonly violations: Violation[];
  readonly timeline: string[];
  readonly crashPoints: Map<string, number>;
  readonly dispatch: DispatchLog;
  /** Users who have asked to be erased: they ask for nothing else after that. */
  readonly erased: Set<string>;
  /** User commands that were applied: whose, and on which life of which record. */
  readonly commands: Set<string>;
  /** Process whose request is being applied right now. */
  writer: Process | undefined;
  newProcess(handler: string, onKilled: () => void): Process;
  note(line: string): void;
  violate(invariant: string, message: string): void;
  elapsedMs(): number;
}

/** Lines of a timeline that are kept: the last ones tell the story. */
const MAX_TIMELINE = 4_000;

export function createWorld({ seed, classes, only, mutant = NO_MUTANT, focus, isBig }: WorldOptions): World {
  const random = createRandom(hashToSeed(seed, 'world'));
  const tie = createRandom(hashToSeed(seed, 'tie'));
  const scheduler = createScheduler(START, () => tie.next());
  const elapsedMs = () => scheduler.now() - START;
  const faults = createFaultPlan({
    seed,
    classes,
    only,
    fixed: focus.strikes,
    isQuiet: focus.isQuiet === true,
    elapsedMs,
  });
  const timing = {
    ...deriveTiming({ workerTimeoutSeconds: WORKER_TIMEOUT_SECONDS, pace: 'production' }),
    wakeShards: 1,
  };
  const queueOptions = { now: scheduler.now, random, visibilityMs: timing.visibilitySeconds * 1000 };
  const deadLetterQueue = new SimQueue({ name: 'dlq', ...queueOptions });
  const redrive = { maxReceiveCount: MAX_RECEIVE_COUNT, deadLetterQueue };
  const areClocksRight = !faults.isEnabled('F12');
  const strava = createSimStrava({
    random: createRandom(hashToSeed(seed, 'strava')),
    now: scheduler.now,
    // How old an intent is, is told by the clocks of two workers.
    mayTakeDoubles: areClocksRight,
    isStuck: () => faults.strikes('F13', 'upload is stuck', { weight: 0.2 }),
    isBig,
    hasShortTokens: focus.hasShortTokens === true,
  });
  let processes = 0;
  const world: World = {
    seed,
    random,
    scheduler,
    faults,
    timing,
    refusal: focus.refusal,
    trouble: focus.trouble,
    erasureAtMs: focus.erasureAtMs,
    mutant,
    wire: createWire({
      scheduler,
      faults,
      random,
      onCrash: (point, when) => {
        world.crashPoints.set(point, (world.crashPoints.get(point) ?? 0) + 1);
        world.note(`crash ${point} ${when}`);
      },
    }),
    items: new Map(),
    bornAt: new Map(),
    ledger: new Map(),
    coldQueue: new SimQueue({ name: 'cold', ...queueOptions, redrive }),
    deadLetterQueue,
    quarantined: [],
    areClocksRight,
    strava,
    budgets: new Map(),
    connections: createMemoryConnections(),
    published: [],
    violations: [],
    timeline: [],
    crashPoints: new Map(),
    dispatch: createDispatchLog(),
    erased: new Set(),
    commands: new Set(),
    writer: undefined,
    newProcess: (handler, onKilled) => createProcess(handler, (processes += 1), onKilled),
    note: (line) => {
      world.timeline.push(`${toTime(elapsedMs())} ${line}`);
      if (world.timeline.length > MAX_TIMELINE) world.timeline.shift();
    },
    violate: (invariant, message) => {
      world.violations.push({ invariant, message, atMs: elapsedMs() });
      world.note(`VIOLATION ${invariant}: ${message}`);
    },
    elapsedMs,
  };
  return world;
}

/** `hh:mm:ss.mmm` since the start. */
export function toTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`;
}
