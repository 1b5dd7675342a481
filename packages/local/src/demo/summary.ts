import { findFaults, type DemoResult } from './demo-result.ts';
import { describeWaiting } from './describe-waiting.ts';
import type { Paint } from './paint.ts';
import type { StatusView } from './status-view.ts';
import { userActionText } from './user-action-text.ts';
import { yearTable } from './year-table.ts';

/** The last words of a run, for a person. */
export function renderSummary(result: DemoResult, paint: Paint): string[] {
  const { view, comparison } = result;
  const faults = findFaults(result);
  return [
    '',
    headline(view, paint),
    '',
    ...yearTable(view, comparison).map((line, index) => `  ${index === 0 ? paint('dim', line) : line}`),
    '',
    ...failedMonths(view, paint),
    ...leftOut(result),
    `  Results on the record: ${describeResults(view)}`,
    `  ${describeTimes(result)}`,
    `  Status asked for ${result.polls} times, ${result.notModified} times the answer was 304 Not Modified.`,
    '',
    ...(faults.length === 0
      ? [paint('green', '  Checked at the destination: every workout is there exactly once.')]
      : faults.map((fault) => paint('red', `  ${fault}.`))),
    '',
  ];
}

function headline(view: StatusView, paint: Paint): string {
  const { status, outcome, completedChunks, totalChunks } = view;
  const text = `${status}${outcome === 'PARTIAL' ? ' in part' : ''}: ${completedChunks} of ${totalChunks} months copied`;
  const reach = view.completeBackTo === null ? '' : `, complete back to ${view.completeBackTo}`;
  return paint(outcome === 'COMPLETE' ? 'green' : 'red', `${text}${reach}`);
}

function failedMonths({ failed, waiting }: StatusView, paint: Paint): string[] {
  const rows = failed.map(
    ({ startDate, endDate, reason, userAction }) =>
      `  Not copied: ${startDate} to ${endDate}, ${reason}. ${userActionText(userAction)}`,
  );
  const pause = waiting === null ? [] : [`  Stopped, ${describeWaiting(waiting)}`];
  return [...rows, ...pause].map((row) => paint('red', row));
}

function leftOut({ comparison }: DemoResult): string[] {
  const reasons = comparison.states
    .filter(({ state }) => state === 'skipped')
    .map(({ entry }) => entry.skip ?? '');
  const byReason = [...Map.groupBy(reasons, (reason) => reason)].map(
    ([reason, same]) => `${same.length} ${reason}`,
  );
  const sameStart = comparison.counts['same-start'];
  return [
    ...(byReason.length === 0 ? [] : [`  Left out, as it should be: ${byReason.join(', ')}.`]),
    ...(sameStart === 0
      ? []
      : [`  Of two workouts with the same start Strava keeps one: ${sameStart} times.`]),
  ];
}

function describeResults({ results }: StatusView): string {
  const { found, written, duplicate, skipped } = results;
  return `${found} found, ${written} written, ${duplicate} there already, ${skipped} left out.`;
}

function describeTimes({ startupSeconds, syncSeconds, view, pauses }: DemoResult): string {
  const rate = view.results.found / syncSeconds;
  return (
    `System up after ${startupSeconds.toFixed(1)} s, sync took ${syncSeconds.toFixed(1)} s ` +
    `(${rate.toFixed(1)} workouts/s${pauses > 0 ? ', the pause included' : ''}).`
  );
}
