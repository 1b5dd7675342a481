import type { RouteFacts } from '../domain/eta.ts';
import type { Orchestration } from '../domain/orchestration.ts';
import { toStatusView } from '../domain/status-view.ts';
import type { HttpAnswer } from './http.ts';
import { retryAfter } from './retry-after.ts';
import { toTaggedAnswer } from './tagged-answer.ts';

/** The status view as an answer: ETag over the body, when to ask again, 304 when the caller has it already. */
export function toStatusAnswer(
  record: Orchestration,
  now: Date,
  options: StatusAnswerOptions = {},
): HttpAnswer {
  const { facts, location, ...rest } = options;
  return toTaggedAnswer(toStatusView(record, now, facts), {
    ...rest,
    headers: { ...retryAfter(record, now), ...(location === undefined ? {} : { location }) },
  });
}

export interface StatusAnswerOptions {
  readonly statusCode?: 200 | 202;
  readonly location?: string;
  /** The caller's If-None-Match header. */
  readonly ifNoneMatch?: string | undefined;
  /** What is known of the destination beside the record. */
  readonly facts?: RouteFacts;
}
