import type { StatusView } from '@syncwell/client';
import type { Display } from './display.ts';
import { renderPlainLine } from './plain-line.ts';
import { settledChunks } from './status-view.ts';

/** For pipes and logs: one line whenever a month was settled or the status changed. */
export function createPlainDisplay(write: (line: string) => void): Display {
  let shown: string | undefined;
  return {
    line: write,
    progress(view) {
      const state = describeState(view);
      if (state === shown) return;
      shown = state;
      write(renderPlainLine(view));
    },
    resumed: () => undefined,
    end: () => undefined,
  };
}

function describeState(view: StatusView): string {
  return [view.status, settledChunks(view), view.failedChunks, view.waiting?.reason].join(' ');
}
