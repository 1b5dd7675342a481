import { BIG_TOTALS, createScenario, type Scenario } from './actors/scenario.ts';
import type { Users } from './actors/users.ts';
import type { Fault, FaultClass } from './faults/fault.ts';
import { drawFocus } from './faults/focus.ts';
import { checkEnded, checkErased, orchestrationsOf, patienceFor } from './invariants/check-ended.ts';
import { createRandom, hashToSeed } from './kernel/random.ts';
import type { Mutant } from './mutants/mutant.ts';
import { openWorld } from './open-world.ts';
import { createWorld, type Violation, type World } from './world/world.ts';

export interface RunOptions {
  readonly seed: number;
  readonly classes: readonly FaultClass[];
  readonly chunks?: number | undefined;
  readonly only?: ReadonlySet<string> | undefined;
  readonly mutant?: Mutant;
}

/** What one run came to. */
export interface RunResult {
  readonly seed: number;
  readonly steps: number;
  readonly orchestrations: number;
  /** Chunks of each of its orchestrations. */
  readonly chunksPerOrchestration: number;
  /** Whether that is one of the large totals. */
  readonly isBig: boolean;
  readonly faults: readonly Fault[];
  readonly crashPoints: ReadonlyMap<string, number>;
  readonly violations: readonly Violation[];
  readonly timeline: readonly string[];
  /** Longest virtual time from the calm to an end. */
  readonly settleMs: number;
}

/** More chunks than this are many for low limits. */
const MAX_SMALL_CHUNKS = 11;
const DAY_MS = 24 * 60 * 60 * 1000;
const DORMANCY_MS = 30 * DAY_MS;
/** L6: steps of a run per chunk, and for the commands and faults around them. */
const MAX_STEPS_PER_CHUNK = 2_000;
const MAX_STEPS_AROUND = 20_000;

/** One life of a few orchestrations under one seed: first with faults, then calm until everything has ended. */
export async function runSeed({ seed, classes, chunks, only, mutant }: RunOptions): Promise<RunResult> {
  const random = createRandom(hashToSeed(seed, 'scenario'));
  const focus = drawFocus(random);
  const scenario = createScenario({ random, chunks, focus, isRacing: classes.includes('F11') });
  const world = createWorld({
    ...{ seed, classes, only, focus },
    isBig: chunksOf(scenario) > MAX_SMALL_CHUNKS,
    ...(mutant === undefined ? {} : { mutant }),
  });
  const users = openWorld(world, scenario);
  const budget = createBudget(scenario);
  const patienceMs = patienceFor(chunksOf(scenario));
  await runUntil(world, scenario.calmAtMs, budget);
  world.faults.stop();
  world.note('calm: no more faults');
  users.startAgain();
  await runUntil(world, scenario.calmAtMs + patienceMs, budget);
  // A record that broke an invariant may not even be readable.
  const settleMs = world.violations.length > 0 ? 0 : checkEnded(world, scenario.calmAtMs);
  if (world.violations.length === 0) checkErased(world);
  if (world.violations.length === 0) await resumePaused(world, users, { budget, patienceMs });
  return {
    seed,
    steps: budget.steps,
    orchestrations: countOrchestrations(world),
    chunksPerOrchestration: chunksOf(scenario),
    isBig: BIG_TOTALS.some(({ chunks: big }) => big === chunksOf(scenario)),
    faults: world.faults.injected,
    crashPoints: world.crashPoints,
    violations: world.violations,
    timeline: world.timeline,
    settleMs,
  };
}

interface Budget {
  steps: number;
  readonly max: number;
}

function createBudget({ starts }: Scenario): Budget {
  const total = starts.length * chunksOf({ starts });
  return { steps: 0, max: MAX_STEPS_AROUND + MAX_STEPS_PER_CHUNK * total };
}

function chunksOf({ starts: [first] }: Pick<Scenario, 'starts'>): number {
  return first === undefined ? 0 : monthsBetween(first.startDate, first.endDate);
}

function monthsBetween(start: string, end: string): number {
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return monthOf(end) - monthOf(start) + 1;
}

async function runUntil(world: World, untilMs: number, budget: Budget): Promise<void> {
  const until = world.scheduler.now() - world.elapsedMs() + untilMs;
  while (world.violations.length === 0 && (await world.scheduler.step(until))) {
    budget.steps += 1;
    if (budget.steps > budget.max) return world.violate('L6', `more than ${budget.max} steps`);
  }
}

/** L4: what is paused can be resumed after a month, and ends. */
async function resumePaused(
  world: World,
  users: Users,
  { budget, patienceMs }: { readonly budget: Budget; readonly patienceMs: number },
): Promise<void> {
  const paused = orchestrationsOf(world).filter(({ status }) => status === 'PAUSED');
  if (paused.length === 0) return;
  const began = world.elapsedMs();
  world.scheduler.after(DORMANCY_MS, () => {
    world.note('a month later: everything paused is resumed');
    users.ids.forEach((_, start) => users.send({ handler: 'postResume', start, isForeign: false }));
  });
  await runUntil(world, began + DORMANCY_MS + patienceMs, budget);
  const stuck = orchestrationsOf(world).filter(
    ({ status }) => status === 'PENDING' || status === 'IN_PROGRESS',
  );
  for (const { orchestrationId, status } of stuck) {
    world.violate('L4', `${orchestrationId.slice(-4)} was resumed and is still ${status}`);
  }
}

function countOrchestrations(world: World): number {
  return [...world.items.keys()].filter((key) => key.startsWith('orch-')).length;
}
