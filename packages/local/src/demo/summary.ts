import type { StatusView } from '@syncwell/client';
import { countOf } from './count-of.ts';
import { findFaults, type DemoResult } from './demo-result.ts';
import type { Paint } from './paint.ts';
import { DESTINATION_NAME } from './route.ts';
import { skipText } from './skip-text.ts';
import { userActionText } from './user-action-text.ts';
import { wrapWords } from './wrap-words.ts';
import { yearTable } from './year-table.ts';

/** With an indentation of 4 it fits a terminal of 80. */
const TEXT_COLUMNS = 75;

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
    `  ${describeResults(view)}`,
    ...leftOut(view),
    ...sameStarts(result),
    `  ${describeTimes(result)}`,
    `  ${describePolls(result)}`,
    '',
    ...(faults.length === 0
      ? [paint('green', `  Checked at ${DESTINATION_NAME}: every workout is there exactly once.`)]
      : faults.map((fault) => paint('red', `  ${fault}.`))),
    '',
  ];
}

function headline(view: StatusView, paint: Paint): string {
  const { status, outcome, completedChunks, totalChunks } = view;
  const end = `${status}${outcome === 'PARTIAL' ? ' in part' : ''}`;
  const text = `${end}: ${completedChunks} of ${countOf(totalChunks, 'month')} copied`;
  const reach = view.completeBackTo === null ? '' : `, complete back to ${view.completeBackTo}`;
  return paint(outcome === 'COMPLETE' ? 'green' : 'red', `${text}${reach}`);
}

function failedMonths({ failed, waiting }: StatusView, paint: Paint): string[] {
  const rows = failed.map(
    ({ startDate, endDate, reason, userAction }) =>
      `  Not copied: ${startDate} to ${endDate}, ${reason}. ${userActionText(userAction)}`,
  );
  const pause = waiting === null ? [] : [`  Stopped: ${waiting.text}`];
  return [...rows, ...pause].map((row) => paint('red', row));
}

function describeResults({ results }: StatusView): string {
  const { found, written, duplicate, skipped } = results;
  return `${countOf(found, 'workout')}: ${written} written, ${duplicate} there already, ${skipped} left out.`;
}

function leftOut({ results }: StatusView): string[] {
  const reasons = Object.entries(results.skipReasons);
  if (reasons.length === 0) return [];
  const texts = reasons.map(([reason, count]) => `${count} ${skipText(reason)}`);
  const lines = wrapWords(`Left out: ${texts.join(', ')}.`, TEXT_COLUMNS);
  return lines.map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);
}

function sameStarts({ comparison }: DemoResult): string[] {
  const count = comparison.counts['same-start'];
  if (count === 0) return [];
  return [`  ${DESTINATION_NAME} keeps one of two workouts with the same start: ${countOf(count, 'time')}.`];
}

function describeTimes({ startupSeconds, syncSeconds, view, pauses }: DemoResult): string {
  const rate = (view.results.found / syncSeconds).toFixed(1);
  const pause = pauses > 0 ? ', the pause included' : '';
  return `Up after ${startupSeconds.toFixed(1)} s, copied in ${syncSeconds.toFixed(1)} s (${rate} workouts/s${pause}).`;
}

function describePolls({ polls, notModified }: DemoResult): string {
  return `Status asked for ${countOf(polls, 'time')}; ${notModified} of the answers were 304 Not Modified.`;
}
