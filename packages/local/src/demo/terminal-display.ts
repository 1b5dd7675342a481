import { createLogUpdate } from 'log-update';

import type { Display } from './display.ts';
import type { Paint } from './paint.ts';
import { renderProgressLine } from './progress-line.ts';
import { createRateMeter } from './rate-meter.ts';
import { settledChunks, settledWorkouts } from './status-view.ts';

/** For a terminal: one line that is drawn again in place with every poll. `nowMs` is a steady clock. */
export function createTerminalDisplay(options: {
  stream: NodeJS.WriteStream;
  paint: Paint;
  nowMs: () => number;
}): Display {
  const { stream, paint, nowMs } = options;
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
      // The last column is left free: some terminals wrap as soon as it is written.
      const columns = stream.columns - 1;
      redraw(renderProgressLine(view, { rate: meter.read(), columns, paint }));
    },
    resumed: () => meter.reset(),
    end() {
      redraw.clear();
      // Shows the cursor again.
      redraw.done();
    },
  };
}
