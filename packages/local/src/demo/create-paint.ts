import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

import { plainPaint, type Paint } from './paint.ts';

/** Colours for `stream`: none on a pipe, on a dumb terminal, or when NO_COLOR says so. */
export function createPaint(stream: NodeJS.WriteStream | WriteStream): Paint {
  const wanted = stream.isTTY && stream.hasColors();
  return wanted
    ? (style, text) => (text === '' ? '' : styleText(style, text, { validateStream: false }))
    : plainPaint;
}
