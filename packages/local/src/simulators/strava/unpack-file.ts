import { gunzipSync } from 'node:zlib';

/** Told by users of Strava; its API documents no limit. */
export const MAX_FILE_BYTES = 25_000_000;

export type UnpackedFile =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' | 'not-gzip' };

/**
 * The text of a file that was handed in, unpacked when `dataType` says that it is packed. Never takes more memory than
 * {@link MAX_FILE_BYTES}, whatever the file would become.
 */
export function unpackFile(bytes: Uint8Array, dataType: string): UnpackedFile {
  if (bytes.length > MAX_FILE_BYTES) return { kind: 'too-large' };
  if (!dataType.endsWith('.gz') || bytes.length === 0) return toText(bytes);
  try {
    return toText(gunzipSync(bytes, { maxOutputLength: MAX_FILE_BYTES }));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'too-large' };
    if (code.startsWith('Z_')) return { kind: 'not-gzip' };
    throw error;
  }
}

function toText(bytes: Uint8Array): UnpackedFile {
  return { kind: 'text', text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8') };
}
