import type { StatusView } from '@syncwell/client';
import { countOf } from './count-of.ts';
import { formatDuration } from './format-duration.ts';
import { formatInstant } from './format-instant.ts';
import type { Rate } from './rate-meter.ts';
import { settledChunks } from './status-view.ts';

/** What is going on, in words: how fast, how long still and by what; or why nothing moves and until when. */
export function describeActivity(
  view: StatusView,
  { rate, now }: { readonly rate: Rate | undefined; readonly now: Date },
): string {
  const { status, waiting, inFlightChunks, eta } = view;
  if (waiting !== null) {
    const end = eta.at === null ? '' : `. Done about ${formatInstant(eta.at, now)}`;
    return `${waiting.text}${countdown(waiting.until, now)}${end}`;
  }
  if (status === 'PAUSED')
    return inFlightChunks > 0 ? `pausing: ${countOf(inFlightChunks, 'month')} still running` : 'paused';
  if (settledChunks(view) === view.totalChunks) return 'done';
  const speed =
    rate === undefined || rate.monthsPerSecond === 0
      ? `${countOf(inFlightChunks, 'month')} running`
      : `${rate.workoutsPerSecond.toFixed(1)} workouts/s`;
  return `${speed}, ${describeEnd(view, { rate, now })}`;
}

/**
 * Where the provider's limits decide it is the API's word; for a pace, what was measured here is fresher than the API's
 * whole minutes.
 */
function describeEnd(
  view: StatusView,
  { rate, now }: { readonly rate: Rate | undefined; readonly now: Date },
): string {
  const { eta } = view;
  if (eta.basis !== 'PROVIDER_LIMIT' && rate !== undefined && rate.monthsPerSecond > 0) {
    const left = view.totalChunks - settledChunks(view);
    return `about ${formatDuration(left / rate.monthsPerSecond)} left`;
  }
  const reason = `${eta.reason.charAt(0).toLowerCase()}${eta.reason.slice(1)}`;
  return eta.at === null ? `time left: ${reason}` : `done about ${formatInstant(eta.at, now)} (${reason})`;
}

function countdown(until: string | undefined, now: Date): string {
  if (until === undefined) return '';
  const seconds = (Date.parse(until) - now.getTime()) / 1_000;
  return seconds > 0 ? ` (in ${formatDuration(seconds)})` : '';
}
