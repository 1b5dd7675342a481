import { gzipSync } from 'node:zlib';

/**
 * A file as `tcx.gz`. The same text gives the same bytes: no time of day is in them. It blocks the process, as making
 * the text does, and for a small part of that time.
 */
export function packTcx(tcx: string): Uint8Array<ArrayBuffer> {
  return gzipSync(tcx);
}
