import { describeReport, describeTotal } from './describe-report.ts';
import { exploreSmallWorld } from './explore-small-world.ts';
import type { Preset } from './presets.ts';
import type { Progress } from './search/explore.ts';

/** Without a terminal, a line each time so many more states were seen. */
const LINE_EVERY = 200_000;

/**
 * Explores these worlds and prints what was found; the last line has the totals. Answers the exit code: 0 when
 * everything was seen and holds.
 */
export function runExhaustive(worlds: readonly Preset[]): number {
  const done = worlds.map((preset) => {
    const report = exploreSmallWorld({ ...preset.world, onProgress: showProgress(preset.name) });
    console.log(describeReport(preset, report).join('\n'));
    return { preset, report };
  });
  console.log(describeTotal(done));
  const isGood = done.every(({ report }) => report.violations.length === 0 && report.isComplete);
  return isGood ? 0 : 1;
}

/** One line that is redrawn on a terminal. */
function showProgress(name: string): (progress: Progress) => void {
  let nextLine = LINE_EVERY;
  return ({ states, transitions, open }) => {
    const line = `${name}: ${states} states, ${transitions} transitions, ${open} to follow`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K\r`);
    else if (states >= nextLine) {
      console.error(line);
      nextLine = states + LINE_EVERY;
    }
  };
}
