import * as z from 'zod';

import type { Connection } from '../connections.ts';
import { SealedDataError } from '../envelope-cipher.ts';

/** What is sealed of a connection. The rest stands beside it in the clear. */
const sealedPartSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  scopes: z.array(z.string()),
});

const itemSchema = z.object({
  userId: z.string(),
  provider: z.string(),
  sealed: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  expiresAt: z.string(),
  version: z.number(),
});

/** An item of the connection table. */
export type ConnectionItem = Readonly<z.infer<typeof itemSchema>>;

export function toSealedPart({ accessToken, refreshToken, scopes }: Connection): Uint8Array {
  return Buffer.from(JSON.stringify({ accessToken, refreshToken, scopes }), 'utf8');
}

/** Throws SealedDataError `malformed`. */
export function parseItem(item: unknown): ConnectionItem {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) throw new SealedDataError('malformed', 'an item of the connection table');
  return parsed.data;
}

/** Throws SealedDataError `malformed`. */
export function toConnection(item: ConnectionItem, sealedPart: Uint8Array): Connection {
  const { userId, provider, expiresAt, version } = item;
  const { accessToken, refreshToken, scopes } = parseSealedPart(sealedPart);
  return {
    userId,
    provider,
    accessToken,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    scopes,
    expiresAt,
    version,
  };
}

function parseSealedPart(bytes: Uint8Array): z.infer<typeof sealedPartSchema> {
  const parsed = sealedPartSchema.safeParse(readJson(bytes));
  if (parsed.success) return parsed.data;
  // Without a cause: what a parser says of bad input quotes the input, and here that is tokens.
  throw new SealedDataError('malformed', 'the tokens of a connection');
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
