import { addDays, civilDate, toCivilDate, toUtcDate, type CivilDate } from '@syncwell/core/domain/civil-date';
import { addMonths } from 'date-fns/addMonths';

import type { Focus } from '../faults/focus.ts';
import type { Random } from '../kernel/random.ts';
import type { ApiHandler } from './api.ts';

/** One orchestration that a user starts. */
export interface PlannedStart {
  readonly userId: string;
  readonly key: string;
  readonly startDate: CivilDate;
  readonly endDate: CivilDate;
  readonly atMs: number;
}

/** One command on an orchestration (by its index among the starts). */
export interface PlannedCommand {
  readonly handler: ApiHandler;
  readonly start: number;
  readonly atMs: number;
  /** Whether somebody else sends it, who must not get through. */
  readonly isForeign: boolean;
  /** Months that a retry names. */
  readonly chunks?: readonly number[];
}

/** What users do in a run. */
export interface Scenario {
  readonly starts: readonly PlannedStart[];
  readonly commands: readonly PlannedCommand[];
  readonly maximumConcurrency: number;
  /** When the faults stop, milliseconds. */
  readonly calmAtMs: number;
}

/** Totals and the share of runs that have them; the other runs have one to four chunks. */
export const BIG_TOTALS = [
  { chunks: 10, share: 0.02 },
  { chunks: 11, share: 0.02 },
  { chunks: 120, share: 0.0025 },
  { chunks: 1_200, share: 0.00005 },
] as const;

const MANY_CHUNKS = 10;
const NEIGHBOUR_CHUNKS = 3;
const MINUTE_MS = 60_000;
const COMMANDS: readonly [ApiHandler, ...ApiHandler[]] = [
  'postPause',
  'postPause',
  'postResume',
  'postResume',
  'postCancel',
  'postRetry',
  'getStatus',
  'getStatus',
];

export interface ScenarioOptions {
  readonly random: Random;
  /** Exactly so many chunks; absent = drawn. */
  readonly chunks?: number | undefined;
  readonly focus: Focus;
  /** Whether user commands race at all. */
  readonly isRacing: boolean;
}

export function createScenario({ random, chunks, focus, isRacing }: ScenarioOptions): Scenario {
  const total = chunks ?? focus.chunks ?? drawTotal(random);
  const calmAtMs = (20 + random.below(240)) * MINUTE_MS;
  const { rivalAtMs } = focus;
  const range = drawRange(random, total);
  const starts = Array.from(
    { length: random.chance(0.2) || rivalAtMs !== undefined ? 2 : 1 },
    (_, index) => ({
      // Two starts of one user are rivals for one route; the second may ask for the very same.
      userId: 'user-0',
      key: `key-${index}`,
      ...(index === 0 || random.chance(0.5) ? range : drawRange(random, total)),
      // A rival comes in the same moment, or any time later.
      atMs: index === 0 ? 0 : (rivalAtMs ?? 0) + random.below(isAtOnce(random, focus) ? 120 : calmAtMs),
    }),
  );
  const count = isRacing ? random.below(5) : 0;
  const commands = Array.from({ length: count }, () => drawCommand(random, starts.length));
  return {
    starts: [...starts, ...drawNeighbour(random, total)],
    commands: [
      ...commands,
      ...(isRacing ? focus.commands.flatMap(([name, atMs]) => toCommands(name, atMs)) : []),
    ],
    maximumConcurrency: random.chance(0.1) ? 200 : 1 + random.below(4),
    calmAtMs,
  };

  function drawCommand(source: Random, startCount: number): PlannedCommand {
    // Many commands come at once while chunks run, some a little later, some long after.
    const window = source.pick([3_000, 2 * MINUTE_MS, calmAtMs]);
    const handler = source.pick(COMMANDS);
    return {
      ...(handler === 'postRetry' && source.chance(0.5) ? { chunks: [0] } : {}),
      handler,
      start: source.below(startCount),
      atMs: source.below(window),
      isForeign: source.chance(0.05),
    };
  }
}

/** Beside many chunks, in half of the runs, another user has few. */
function drawNeighbour(random: Random, total: number): PlannedStart[] {
  if (total < MANY_CHUNKS || random.chance(0.5)) return [];
  const range = drawRange(random, NEIGHBOUR_CHUNKS);
  return [{ userId: 'user-1', key: 'key-neighbour', ...range, atMs: random.below(10 * MINUTE_MS) }];
}

function isAtOnce(random: Random, { rivalAtMs }: Focus): boolean {
  return random.chance(0.5) || rivalAtMs !== undefined;
}

/** A focused command; none when the name is no command of a user. */
function toCommands(name: string, atMs: number): PlannedCommand[] {
  const handler = COMMANDS.find((known) => known === name);
  return handler === undefined ? [] : [{ handler, start: 0, atMs, isForeign: false }];
}

function drawTotal(random: Random): number {
  let roll = random.next();
  for (const { chunks, share } of BIG_TOTALS) {
    if (roll < share) return chunks;
    roll -= share;
  }
  return 1 + random.below(4);
}

/** Leap days, month ends, clipped months: any range that ends before the simulated today. */
function drawRange(random: Random, months: number): { startDate: CivilDate; endDate: CivilDate } {
  const lastMonth = addMonths(toUtcDate(civilDate('2024-05-01')), -random.below(60));
  const firstMonth = addMonths(lastMonth, 1 - months);
  return {
    startDate: addDays(toCivilDate(firstMonth), random.chance(0.5) ? 0 : random.below(28)),
    endDate: addDays(toCivilDate(lastMonth), 27 + random.below(1)),
  };
}
