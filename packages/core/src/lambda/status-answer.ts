import { createHash } from 'node:crypto';

import type { RouteFacts } from '../domain/eta.ts';
import type { Orchestration } from '../domain/orchestration.ts';
import { isTerminal } from '../domain/status.ts';
import type { HttpAnswer } from './http.ts';
import { toStatusView } from '../domain/status-view.ts';

/** Poll intervals that the API asks for, seconds. */
const ACTIVE_RETRY_SECONDS = 10;
const IDLE_RETRY_SECONDS = 60;

/** The status view as an answer: ETag over the body, when to ask again, 304 when the caller has it already. */
export function toStatusAnswer(
  record: Orchestration,
  now: Date,
  options: StatusAnswerOptions = {},
): HttpAnswer {
  const body = toStatusView(record, now, options.facts);
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}"`;
  const headers = {
    etag,
    'cache-control': 'private, no-cache',
    ...retryAfter(record),
    ...(options.location === undefined ? {} : { location: options.location }),
  };
  if (matches(options.ifNoneMatch, etag)) return { statusCode: 304, headers };
  return { statusCode: options.statusCode ?? 200, headers, body };
}

export interface StatusAnswerOptions {
  readonly statusCode?: 200 | 202;
  readonly location?: string;
  /** The caller's If-None-Match header: `*` or a list of entity tags (RFC 9110, 13.1.2). */
  readonly ifNoneMatch?: string | undefined;
  /** What is known of the destination beside the record. */
  readonly facts?: RouteFacts;
}

function retryAfter(record: Orchestration): Record<string, string> {
  if (isTerminal(record.status)) return {};
  const idle = record.status === 'PAUSED' || record.waiting !== undefined;
  return { 'retry-after': String(idle ? IDLE_RETRY_SECONDS : ACTIVE_RETRY_SECONDS) };
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
