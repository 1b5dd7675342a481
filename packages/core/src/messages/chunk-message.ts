import * as z from 'zod';

import { MAX_CHUNKS } from '../domain/chunk-plan.ts';
import { parseCivilDate, type CivilDate } from '../domain/civil-date.ts';
import { isOrchestrationId } from '../domain/orchestration-id.ts';
import { isUserId } from '../domain/user-id.ts';

/** Version of the body; a reader refuses versions it does not know, and the body goes to the quarantine queue. */
export const CHUNK_MESSAGE_VERSION = 1;

/** Longest name of a provider or a time zone, characters: more than twice the longest there is. */
const MAX_NAME_LENGTH = 64;

const name = z.string().min(1).max(MAX_NAME_LENGTH);
const civilDateSchema = z
  .string()
  .refine((text) => parseCivilDate(text) !== undefined, { error: 'Expected a date YYYY-MM-DD' })
  .transform((text) => text as CivilDate);

/** Every field is bounded: a body that DynamoDB would refuse as a key would come back until it expires. */
const chunkMessageSchema = z.strictObject({
  v: z.literal(CHUNK_MESSAGE_VERSION),
  orchestrationId: z.string().refine(isOrchestrationId, { error: 'Expected `orch-` and a UUID' }),
  userId: z.string().refine(isUserId, { error: 'Expected the subject of a token' }),
  source: name,
  destination: name,
  chunkStartDate: civilDateSchema,
  chunkEndDate: civilDateSchema,
  chunkIndex: z.int().nonnegative().lt(MAX_CHUNKS),
  run: z.int().positive(),
  timeZone: name,
});

/** One Chunk Job: the body of one cold-queue message. Dates are civil and inclusive. */
export type ChunkMessage = Readonly<z.infer<typeof chunkMessageSchema>>;

/** Nobody can act on this body: it is kept in the quarantine queue. The message names fields, never values. */
export class UnreadableMessageError extends Error {
  override readonly name = 'UnreadableMessageError';
  readonly code = 'UNREADABLE_MESSAGE';
  readonly retryable = false;
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
