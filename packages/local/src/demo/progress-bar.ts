import type { StatusView } from '@syncwell/client';
import type { Paint } from './paint.ts';
import { settledChunks } from './status-view.ts';

/** The share of settled months as a bar of exactly `columns`; failed ones are red, and seen however few they are. */
export function renderProgressBar(
  view: Pick<StatusView, 'completedChunks' | 'failedChunks' | 'totalChunks'>,
  columns: number,
  paint: Paint,
): string {
  const share = (chunks: number) => Math.round((chunks / view.totalChunks) * columns);
  const filled = share(settledChunks(view));
  const failed = view.failedChunks === 0 ? 0 : Math.min(columns, Math.max(1, share(view.failedChunks)));
  const copied = Math.max(0, filled - failed);
  return (
    paint('green', '█'.repeat(copied)) +
    paint('red', '█'.repeat(failed)) +
    paint('dim', '░'.repeat(columns - copied - failed))
  );
}
