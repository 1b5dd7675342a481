import type { StatusView } from '@syncwell/client';
import { countOf } from './count-of.ts';
import { groupByYear } from './month-strip.ts';
import { settledChunks, settledWorkouts } from './status-view.ts';

/** One view as one line for a pipe or a log: no colours, no cursor movement. */
export function renderPlainLine(view: StatusView): string {
  const months = groupByYear(view.months, view.startDate)
    .map(({ year, letters }) => `${year} ${letters}`)
    .join(' ');
  const parts = [
    `${String(view.percentSettled).padStart(3)}%`,
    `${settledChunks(view)} of ${countOf(view.totalChunks, 'month')}`,
    countOf(settledWorkouts(view), 'workout'),
    describeStatus(view),
    months,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function describeStatus({ status, waiting, inFlightChunks }: StatusView): string {
  if (status === 'PAUSED') return inFlightChunks > 0 ? `pausing, ${inFlightChunks} still running` : 'paused';
  if (waiting !== null) return waiting.text;
  return status === 'IN_PROGRESS' ? '' : status;
}
