import * as z from 'zod';

import { parseCivilDate, type CivilDate } from '../domain/civil-date.ts';

/** Version of the body; a reader refuses versions it does not know, and the body goes to the quarantine queue. */
export const CHUNK_MESSAGE_VERSION = 1;

const civilDateSchema = z
  .string()
  .refine((text) => parseCivilDate(text) !== undefined, { error: 'Expected a date YYYY-MM-DD' })
  .transform((text) => text as CivilDate);

const chunkMessageSchema = z.strictObject({
  v: z.literal(CHUNK_MESSAGE_VERSION),
  orchestrationId: z.string().min(1),
  userId: z.string().min(1),
  source: z.string().min(1),
  destination: z.string().min(1),
  chunkStartDate: civilDateSchema,
  chunkEndDate: civilDateSchema,
  chunkIndex: z.int().nonnegative(),
  run: z.int().positive(),
  timeZone: z.string().min(1),
});

/** One Chunk Job: the body of one cold-queue message. Dates are civil and inclusive. */
export type ChunkMessage = Readonly<z.infer<typeof chunkMessageSchema>>;

/** Nobody can act on this body: it is kept in the quarantine queue. The message names fields, never values. */
export class UnreadableMessageError extends Error {
  override readonly name = 'UnreadableMessageError';
  readonly code = 'UNREADABLE_MESSAGE';
}

/** Parses a queue body. Throws UnreadableMessageError that says which fields are wrong. */
export function parseChunkMessage(body: string): ChunkMessage {
  const parsed = chunkMessageSchema.safeParse(readJson(body));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => `/${issue.path.join('/')} (${issue.code})`);
  throw new UnreadableMessageError(
    `Expected a chunk message v${CHUNK_MESSAGE_VERSION}, got bad ${fields.join(', ')}`,
  );
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new UnreadableMessageError('Expected a JSON body, got something else', { cause: error });
  }
}
