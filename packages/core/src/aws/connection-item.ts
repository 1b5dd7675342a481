import * as z from 'zod';

import type { Connection, ConnectionSummary } from '../connections.ts';
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
  issuedAt: z.string(),
  expiresAt: z.string(),
  connectedAt: z.string(),
  refusedAt: z.string().optional(),
  version: z.number(),
});

/** Everything but the tokens; all of it is absent while a first connect is under way. */
const summarySchema = z.object({
  provider: z.string(),
  connectedAt: z.string().optional(),
  refusedAt: z.string().optional(),
  version: z.number().optional(),
  codeHash: z.string().optional(),
});

const keySchema = summarySchema.pick({ provider: true });

/** An item of the connection table that holds tokens. */
export type ConnectionItem = Readonly<z.infer<typeof itemSchema>>;

export function toSealedPart({ accessToken, refreshToken, scopes }: Connection): Uint8Array {
  return Buffer.from(JSON.stringify({ accessToken, refreshToken, scopes }), 'utf8');
}

/** The item of a connection, without what may be absent and is. */
export function toItem(connection: Connection, sealed: Uint8Array): ConnectionItem {
  const { userId, provider, issuedAt, expiresAt, connectedAt, refusedAt, version } = connection;
  const item = { userId, provider, sealed, issuedAt, expiresAt, connectedAt, version };
  return refusedAt === undefined ? item : { ...item, refusedAt };
}

/** undefined for an item of a lease alone, made by a first connect. Throws SealedDataError `malformed`. */
export function parseItem(item: Readonly<Record<string, unknown>>): ConnectionItem | undefined {
  if (item['version'] === undefined) return undefined;
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) throw new SealedDataError('malformed', 'an item of the connection table');
  return parsed.data;
}

/**
 * A damaged item is told as one without a consent: a new consent replaces it, and whoever is erased is rid of it.
 * Throws ZodError when the item is none of the connection table.
 */
export function toSummary(item: unknown): ConnectionSummary {
  const parsed = summarySchema.safeParse(item);
  return parsed.success ? definedOnly(parsed.data) : keySchema.parse(item);
}

/** Throws SealedDataError `malformed`. */
export function toConnection({ sealed: _, ...item }: ConnectionItem, sealedPart: Uint8Array): Connection {
  return definedOnly({ ...item, ...parseSealedPart(sealedPart) });
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

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function definedOnly<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
