import { countOf } from './count-of.ts';
import { describeWaiting } from './describe-waiting.ts';
import { formatDuration } from './format-duration.ts';
import type { Rate } from './rate-meter.ts';
import { settledChunks, type StatusView } from './status-view.ts';

/** What is going on, in words: how fast, how long still, or why nothing moves and until when. */
export function describeActivity(
  view: StatusView,
  { rate, now }: { readonly rate: Rate | undefined; readonly now: Date },
): string {
  const { status, waiting, inFlightChunks } = view;
  if (waiting !== null) return `${describeWaiting(waiting)}${countdown(waiting.until, now)}`;
  if (status === 'PAUSED')
    return inFlightChunks > 0 ? `pausing: ${countOf(inFlightChunks, 'month')} still running` : 'paused';
  const left = view.totalChunks - settledChunks(view);
  if (left === 0) return 'done';
  if (rate === undefined || rate.monthsPerSecond === 0) return `${countOf(inFlightChunks, 'month')} running`;
  const speed = `${rate.workoutsPerSecond.toFixed(1)} workouts/s`;
  return `${speed}, about ${formatDuration(left / rate.monthsPerSecond)} left`;
}

function countdown(until: string | undefined, now: Date): string {
  if (until === undefined) return '';
  const seconds = (Date.parse(until) - now.getTime()) / 1_000;
  return seconds > 0 ? ` (in ${formatDuration(seconds)})` : '';
}
