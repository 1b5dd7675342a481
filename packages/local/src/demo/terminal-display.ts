import { createLogUpdate } from 'log-update';

import type { Display } from './display.ts';
import type { Paint } from './paint.ts';
import { renderProgressFrame } from './progress-frame.ts';
import { createRateMeter } from './rate-meter.ts';
import { settledChunks, settledWorkouts } from './status-view.ts';

/** For a terminal: a few lines that are drawn again in place with every poll. `nowMs` is a steady clock. */
export function createTerminalDisplay(options: {
  stream: NodeJS.WriteStream;
  paint: Paint;
  nowMs: () => number;
  now: () => Date;
}): Display {
  const { stream, paint, nowMs, now } = options;
  const redraw = createLogUpdate(stream);
  const meter = createRateMeter();
  return {
    line(text) {
      redraw.clear();
      stream.write(`${text}\n`);
    },
    progress(view) {
      if (view.status !== 'PAUSED') {
        meter.add({ atMs: nowMs(), months: settledChunks(view), workouts: settledWorkouts(view) });
      }
      // The last column is left free: some terminals wrap as soon as it is written. So is the last row, for the cursor.
      const size = { columns: stream.columns - 1, rows: stream.rows - 1 };
      redraw(renderProgressFrame(view, { ...size, rate: meter.read(), paint, now: now() }).join('\n'));
    },
    resumed: () => meter.reset(),
    end() {
      redraw.clear();
      // Shows the cursor again.
      redraw.done();
    },
  };
}
