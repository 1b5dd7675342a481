import { createHash } from 'node:crypto';

import type { HttpAnswer } from './http.ts';

export interface TaggedAnswerOptions {
  readonly statusCode?: 200 | 202;
  /** Sent along, with a 304 too. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The caller's If-None-Match header: `*` or a list of entity tags (RFC 9110, 13.1.2). */
  readonly ifNoneMatch?: string | undefined;
}

/** A body with an ETag over it, for its caller alone and to be asked about each time; 304 when the caller has it. */
export function toTaggedAnswer(body: object, options: TaggedAnswerOptions = {}): HttpAnswer {
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}"`;
  const headers = { etag, 'cache-control': 'private, no-cache', ...options.headers };
  if (matches(options.ifNoneMatch, etag)) return { statusCode: 304, headers };
  return { statusCode: options.statusCode ?? 200, headers, body };
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
