import type { RunResult } from '../run-seed.ts';
import { toTime } from '../world/world.ts';

/** Lines of a timeline that are shown. */
const SHOWN_LINES = 120;

/** A run for people: its faults, its last lines, and what it broke. */
export function describeRun(run: RunResult): string[] {
  return [
    `seed ${run.seed}: ${run.steps} steps, ${run.faults.length} faults`,
    ...run.faults.map(
      ({ atMs, faultClass, key }) => `  ${toTime(atMs)} ${faultClass} ${key.replace(`${faultClass} `, '')}`,
    ),
    'timeline:',
    ...run.timeline.slice(-SHOWN_LINES).map((line) => `  ${line}`),
    run.violations.length === 0
      ? 'no violation'
      : `violated: ${run.violations.map(({ invariant, message }) => `${invariant} ${message}`).join('; ')}`,
  ];
}
