import type { SmallWorld, SmallWorldReport } from './explore-small-world.ts';
import type { Preset } from './presets.ts';

/** What was found in one world: a line, and the shortest way to each violation. */
export function describeReport({ name, world }: Preset, report: SmallWorldReport): string[] {
  const { states, transitions, violations, isComplete } = report;
  const rest = isComplete ? '' : ', cut short';
  return [
    `${name} (${describeBounds(world)}): states ${states}, transitions ${transitions}, violations ${violations.length}${rest}`,
    ...violations.flatMap(({ invariant, trace }) => [
      `  VIOLATED ${invariant}`,
      ...trace.map((line) => `    ${line}`),
    ]),
  ];
}

function describeBounds({ faults, troubles = 0, userCommands }: SmallWorld): string {
  return `faults <= ${faults}, troubles <= ${troubles}, commands <= ${userCommands}`;
}

/** The closing line of all worlds together. */
export function describeTotal(done: readonly { preset: Preset; report: SmallWorldReport }[]): string {
  const sum = (count: (report: SmallWorldReport) => number) =>
    done.reduce((total, { report }) => total + count(report), 0);
  const faults = Math.max(0, ...done.map(({ preset }) => preset.world.faults));
  const violations = sum((report) => report.violations.length);
  return `states ${sum(({ states }) => states)}, transitions ${sum((report) => report.transitions)}, faults <= ${faults}, violations ${violations}`;
}
