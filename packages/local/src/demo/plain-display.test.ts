import { makeStatusView } from './make-status-view.ts';
import { createPlainDisplay } from './plain-display.ts';

describe('createPlainDisplay', () => {
  it('writes a line when a month was settled or the status changed, and none otherwise', () => {
    const lines: string[] = [];
    const display = createPlainDisplay((line) => lines.push(line));
    const first = makeStatusView({ inFlightChunks: 1, months: '...r' });
    display.progress(first);
    display.progress(first);
    display.progress({ ...first, inFlightChunks: 2, months: '..rr' });
    display.progress({ ...first, completedChunks: 1, months: '..rC' });
    display.progress({ ...first, completedChunks: 1, status: 'PAUSED' });
    display.progress({ ...first, completedChunks: 1, waiting: { reason: 'RATE_LIMITED', text: 'Limit' } });
    expect(lines.map((line) => line.split(' · ')[1])).toEqual([
      '0 of 4 months',
      '1 of 4 months',
      '1 of 4 months',
      '1 of 4 months',
    ]);
  });
});
