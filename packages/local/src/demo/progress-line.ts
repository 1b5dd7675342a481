import { describeWaiting } from './describe-waiting.ts';
import { fitMonthStrip } from './fit-month-strip.ts';
import { formatDuration } from './format-duration.ts';
import type { Paint } from './paint.ts';
import type { Rate } from './rate-meter.ts';
import { settledChunks, type StatusView } from './status-view.ts';

const MIN_BAR_COLUMNS = 8;
const MAX_BAR_COLUMNS = 24;
const GAP = 1;

/**
 * One line of at most `columns`: bar, percent, counts, rate, time left, month strip. What does not fit is left out, the
 * strip first, then rate and time left, then the bar.
 */
export function renderProgressLine(
  view: StatusView,
  { rate, columns, paint }: { rate: Rate | undefined; columns: number; paint: Paint },
): string {
  const counts = `${String(view.percentSettled).padStart(3)}% ${settledChunks(view)}/${view.totalChunks}`;
  const pace = describePace(view, rate);
  const withPace = `${counts} ${pace}`;
  const text = MIN_BAR_COLUMNS + GAP + withPace.length <= columns ? withPace : counts.slice(0, columns);
  const paintedText = view.status === 'PAUSED' ? paint('yellow', text) : text;

  const room = columns - text.length - GAP;
  if (room < MIN_BAR_COLUMNS) return paintedText;
  const strip = fitMonthStrip(view, room - GAP - MIN_BAR_COLUMNS, paint);
  const barColumns = Math.min(MAX_BAR_COLUMNS, strip === undefined ? room : room - GAP - strip.columns);
  return [renderBar(view, barColumns, paint), paintedText, ...(strip === undefined ? [] : [strip.text])].join(
    ' ',
  );
}

function describePace(view: StatusView, rate: Rate | undefined): string {
  if (view.status === 'PAUSED')
    return view.inFlightChunks > 0 ? `pausing, ${view.inFlightChunks} running` : 'paused';
  if (view.waiting !== null) return describeWaiting(view.waiting);
  if (rate === undefined || rate.monthsPerSecond === 0) return '';
  const left = view.totalChunks - settledChunks(view);
  const time = left === 0 ? 'done' : `${formatDuration(left / rate.monthsPerSecond)} left`;
  return `${rate.workoutsPerSecond.toFixed(1)} workouts/s ${time}`;
}

function renderBar(view: StatusView, columns: number, paint: Paint): string {
  const share = (chunks: number) => Math.round((chunks / view.totalChunks) * columns);
  const filled = share(settledChunks(view));
  const failed = view.failedChunks === 0 ? 0 : Math.min(filled, Math.max(1, share(view.failedChunks)));
  return (
    paint('green', '█'.repeat(filled - failed)) +
    paint('red', '█'.repeat(failed)) +
    paint('dim', '░'.repeat(columns - filled))
  );
}
