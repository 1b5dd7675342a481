import { SealedDataError } from '../envelope-cipher.ts';

/** Layout: version (1 byte), length of the wrapped key (2 bytes, big endian), wrapped key, encrypted body. */
const VERSION = 1;
const KEY_AT = 3;

/** The parts of an envelope; `header` is everything before the body. */
export interface Envelope {
  readonly header: Uint8Array;
  readonly wrappedKey: Uint8Array;
  readonly body: Uint8Array;
}

export function toHeader(wrappedKey: Uint8Array): Uint8Array {
  const header = Buffer.alloc(KEY_AT + wrappedKey.length);
  header.writeUInt8(VERSION, 0);
  header.writeUInt16BE(wrappedKey.length, 1);
  header.set(wrappedKey, KEY_AT);
  return header;
}

/** Throws SealedDataError `unknown-version` or `malformed`. */
export function parseEnvelope(sealed: Uint8Array): Envelope {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const expected = `an envelope of version ${VERSION}`;
  if (bytes.length < KEY_AT) throw new SealedDataError('malformed', expected);
  if (bytes.readUInt8(0) !== VERSION) throw new SealedDataError('unknown-version', expected);
  const keyEnd = KEY_AT + bytes.readUInt16BE(1);
  if (keyEnd === KEY_AT || bytes.length <= keyEnd) throw new SealedDataError('malformed', expected);
  return {
    header: bytes.subarray(0, keyEnd),
    wrappedKey: bytes.subarray(KEY_AT, keyEnd),
    body: bytes.subarray(keyEnd),
  };
}
