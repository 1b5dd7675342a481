import { createPaint } from './create-paint.ts';
import type { Display } from './display.ts';
import { createPlainDisplay } from './plain-display.ts';
import { createTerminalDisplay } from './terminal-display.ts';

/**
 * A progress display where `stream` is a terminal of known size that can move its cursor, plain lines elsewhere. `nowMs`
 * is a steady clock, `now` the one on the wall.
 */
export function createDisplay(
  stream: NodeJS.WriteStream,
  { nowMs, now, term }: { nowMs: () => number; now: () => Date; term: string | undefined },
): Display {
  const movable = stream.isTTY && term !== 'dumb' && stream.columns > 0 && stream.rows > 0;
  return movable
    ? createTerminalDisplay({ stream, paint: createPaint(stream), nowMs, now })
    : createPlainDisplay((line) => stream.write(`${line}\n`));
}
