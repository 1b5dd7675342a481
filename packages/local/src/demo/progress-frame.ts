import type { StatusView } from '@syncwell/client';
import { countOf } from './count-of.ts';
import { describeActivity } from './describe-activity.ts';
import { layOutMonths } from './month-grid.ts';
import type { Paint } from './paint.ts';
import { renderProgressBar } from './progress-bar.ts';
import type { Rate } from './rate-meter.ts';
import { settledChunks, settledWorkouts } from './status-view.ts';
import { wrapWords } from './wrap-words.ts';

const MIN_BAR_COLUMNS = 8;
const MAX_BAR_COLUMNS = 60;
/** Room for a count of workouts, so that the bar keeps its width while it grows. */
const WORKOUTS_COLUMNS = '100,000 workouts'.length;
/** More lines than that are no longer taken in at a glance. */
const MAX_MONTH_LINES = 12;
/** What the activity takes at most. */
const MAX_ACTIVITY_LINES = 2;
const GAP = '  ';

export interface FrameOptions {
  /** What is known of the speed. */
  readonly rate: Rate | undefined;
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
  readonly now: Date;
}

/**
 * The progress as lines of at most `columns`, not more than `rows` of them: bar and counts, the months, what is going
 * on. The same range and size give the same layout whatever the progress.
 */
export function renderProgressFrame(view: StatusView, options: FrameOptions): string[] {
  const { rate, columns, rows, paint, now } = options;
  const activity = wrapWords(describeActivity(view, { rate, now }), columns).slice(0, MAX_ACTIVITY_LINES);
  const style = view.status === 'PAUSED' || view.waiting !== null ? 'yellow' : 'dim';
  const lines = Math.min(MAX_MONTH_LINES, rows - 1 - MAX_ACTIVITY_LINES);
  return [
    renderCounts(view, columns, paint),
    ...layOutMonths(view, { columns, lines }, paint),
    ...activity.map((line) => paint(style, line)),
  ].slice(0, rows);
}

/** Bar, percent, months and workouts; a narrow terminal goes without the workouts, then without the bar. */
function renderCounts(view: StatusView, columns: number, paint: Paint): string {
  const total = view.totalChunks.toLocaleString('en-US');
  const settled = settledChunks(view).toLocaleString('en-US').padStart(total.length);
  const unit = view.totalChunks === 1 ? 'month' : 'months';
  const months = `${String(view.percentSettled).padStart(3)}%${GAP}${settled} of ${total} ${unit}`;
  const workouts = `${GAP}${countOf(settledWorkouts(view), 'workout')}`;

  const besideAll = columns - GAP.length - months.length - GAP.length - WORKOUTS_COLUMNS;
  const besideMonths = columns - GAP.length - months.length;
  if (besideAll >= MIN_BAR_COLUMNS) return `${barOf(besideAll)}${GAP}${months}${workouts}`;
  if (besideMonths >= MIN_BAR_COLUMNS) return `${barOf(besideMonths)}${GAP}${months}`;
  return months.trimStart().slice(0, columns);

  function barOf(room: number): string {
    return renderProgressBar(view, Math.min(MAX_BAR_COLUMNS, room), paint);
  }
}
