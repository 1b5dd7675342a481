import { FAULT_CLASSES, FAULT_CLASS_NAMES } from '../faults/fault.ts';
import type { RunResult } from '../run-seed.ts';

/** Sums over many runs; plain data, so that it passes between threads. */
export interface Tally {
  runs: number;
  orchestrations: number;
  steps: number;
  faults: number;
  /** Longest virtual time from the calm to an end, milliseconds. */
  settleMs: number;
  readonly faultsByClass: Record<string, number>;
  readonly crashPoints: Record<string, number>;
  /** Runs by their total of chunks, all orchestrations of the run together. */
  readonly totals: Record<string, number>;
  /** Seeds that broke an invariant. */
  readonly failed: { seed: number; invariant: string; message: string }[];
}

export function emptyTally(): Tally {
  const zero = { runs: 0, orchestrations: 0, steps: 0, faults: 0, settleMs: 0 };
  return { ...zero, faultsByClass: {}, crashPoints: {}, totals: {}, failed: [] };
}

export function addRun(tally: Tally, run: RunResult): void {
  tally.runs += 1;
  tally.orchestrations += run.orchestrations;
  tally.steps += run.steps;
  tally.faults += run.faults.length;
  tally.settleMs = Math.max(tally.settleMs, run.settleMs);
  for (const { faultClass } of run.faults) count(tally.faultsByClass, faultClass, 1);
  if (run.isBig) count(tally.faultsByClass, 'F20', 1);
  for (const [point, hits] of run.crashPoints) count(tally.crashPoints, point, hits);
  count(tally.totals, String(run.chunksPerOrchestration), 1);
  const [first] = run.violations;
  if (first !== undefined)
    tally.failed.push({ seed: run.seed, invariant: first.invariant, message: first.message });
}

export function addTally(sum: Tally, part: Tally): void {
  sum.runs += part.runs;
  sum.orchestrations += part.orchestrations;
  sum.steps += part.steps;
  sum.faults += part.faults;
  sum.settleMs = Math.max(sum.settleMs, part.settleMs);
  for (const name of ['faultsByClass', 'crashPoints', 'totals'] as const) {
    for (const [key, value] of Object.entries(part[name])) count(sum[name], key, value);
  }
  sum.failed.push(...part.failed);
}

function count(counts: Record<string, number>, key: string, by: number): void {
  counts[key] = (counts[key] ?? 0) + by;
}

/** The tables of a finished simulation; the last line is its sum. */
export function describeTally(tally: Tally): string[] {
  return [
    '',
    'Faults by class',
    ...FAULT_CLASS_NAMES.map((name) => row(name, tally.faultsByClass[name] ?? 0, FAULT_CLASSES[name])),
    '',
    'Crashes by handler: its calls, and the fewest and the most crashes at one of them',
    ...describeCrashPoints(tally.crashPoints),
    '',
    'Runs by chunks of an orchestration',
    ...Object.entries(tally.totals).map(([chunks, runs]) => row(chunks, runs, '')),
    '',
    `Longest time from the calm to an end: ${(tally.settleMs / 3_600_000).toFixed(1)} virtual hours`,
    `runs ${tally.runs}, orchestrations ${tally.orchestrations}, steps ${tally.steps}, faults ${tally.faults}, ` +
      `violations ${tally.failed.length}`,
  ];
}

function row(name: string, value: number, text: string): string {
  return `  ${name.padEnd(5)} ${String(value).padStart(9)}  ${text}`.trimEnd();
}

function describeCrashPoints(crashPoints: Readonly<Record<string, number>>): string[] {
  const byHandler = Map.groupBy(Object.entries(crashPoints), ([point]) => point.split(':')[0] ?? point);
  return [...byHandler].toSorted().map(([handler, points]) => {
    const sorted = points.toSorted(([, a], [, b]) => a - b);
    const [least, most] = [sorted[0], sorted.at(-1)];
    const rarest = least?.[0].slice(handler.length + 1) ?? '';
    return `  ${handler.padEnd(18)} ${String(points.length).padStart(3)} calls, ${least?.[1]} (${rarest}) to ${most?.[1]}`;
  });
}
