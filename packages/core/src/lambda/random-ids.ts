import { createHash, randomUUID } from 'node:crypto';

import type { Ids } from '../ports.ts';

/** Enough to tell the few claims that one chunk ever sees apart, and short, because it is stored on the record. */
const OWNER_LENGTH = 12;

export function createRandomIds(): Ids {
  return {
    orchestrationId: (userId, key) => `orch-${key === undefined ? randomUUID() : derivedUuid(userId, key)}`,
    leaseOwner: () => randomUUID().replaceAll('-', '').slice(0, OWNER_LENGTH),
  };
}

/** A version 8 UUID (RFC 9562: custom) of the pair: the same request finds its own record again. */
function derivedUuid(userId: string, key: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([userId, key]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
