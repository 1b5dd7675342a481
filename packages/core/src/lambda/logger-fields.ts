/**
 * Everything that a log line may carry, and of which kind. No field holds a token, a raw user id, or anything about a
 * workout but counts; whoever adds one answers for that.
 */
const FIELDS = {
  orchestrationId: 'text',
  chunkIndex: 'number',
  run: 'number',
  status: 'text',
  /** COMPLETED, EMPTY or FAILED: what became of a month. */
  outcome: 'text',
  /** A reason code of ours, or why a claim was refused. */
  reason: 'text',
  attempts: 'number',
  found: 'number',
  written: 'number',
  duplicate: 'number',
  skipped: 'number',
  /** Capacity units of DynamoDB. */
  readUnits: 'number',
  writeUnits: 'number',
  source: 'text',
  destination: 'text',
  provider: 'text',
  /** Which limit of a provider is used up. */
  limit: 'text',
  /** Code of why a workout was not copied. */
  rejection: 'text',
  /** From `createUserHasher`. */
  userHash: 'text',
  /** A route template such as `GET /orchestrations/{id}/status`, never a path. */
  route: 'text',
  requestId: 'text',
  messageId: 'text',
  receiveCount: 'number',
  delaySeconds: 'number',
  /** From the request for a sync to its end, waits and pauses included. */
  durationSeconds: 'number',
  count: 'number',
} as const;

type FieldName = keyof typeof FIELDS;
type Kinds = { text: string; number: number };

/** The closed set of fields of a log line. */
export type LogFields = { readonly [K in FieldName]?: Kinds[(typeof FIELDS)[K]] | undefined };

/** Longest text of one field, characters: a line stays readable and far below the 256 KB of a CloudWatch event. */
export const MAX_TEXT_LENGTH = 300;

/** The fields that are on the list and of their kind, texts cut. The types say so already; casts and spreads may not. */
export function filterFields(fields: Readonly<Record<string, unknown>>): LogFields {
  return Object.fromEntries(
    Object.entries(FIELDS).flatMap(([name, kind]) => {
      const value = toKind(kind, fields[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function toKind(kind: keyof Kinds, value: unknown): string | number | undefined {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value.slice(0, MAX_TEXT_LENGTH) : undefined;
    case 'number':
      return Number.isFinite(value) ? (value as number) : undefined;
  }
}
