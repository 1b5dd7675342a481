import type { StatusView } from './api-types.ts';
import { UnexpectedAnswerError } from './errors.ts';
import type { HttpAnswer } from './exchange.ts';
import { hasEnded } from './has-ended.ts';
import { parseRetryAfter } from './parse-retry-after.ts';

/** What is known of a sync, and how to ask for the next. */
export interface StatusReading {
  /** The very same object in two readings between which nothing changed. */
  readonly view: StatusView;
  /** Names this view; the next poll sends it, and the API answers 304 while it is still so. */
  readonly etag: string | undefined;
  /** When the API wants to be asked again; null = it is over, never. */
  readonly pollAfterMs: number | null;
}

const NOT_MODIFIED = 304;
/** What the API advises for an active sync; for an answer that something on the way took the header from. */
export const DEFAULT_POLL_MS = 10_000;

/**
 * The reading that an answer gives. `previous` is what its ETag was sent for. Throws UnexpectedAnswerError when it is no
 * status view.
 */
export function toStatusReading(
  answer: HttpAnswer,
  { request, previous, nowMs }: { request: string; previous?: StatusReading | undefined; nowMs: number },
): StatusReading {
  const view = viewOf(answer, request, previous);
  const advice = parseRetryAfter(answer.header('retry-after'), nowMs) ?? DEFAULT_POLL_MS;
  return {
    view,
    etag: answer.header('etag') ?? (view === previous?.view ? previous.etag : undefined),
    pollAfterMs: hasEnded(view) ? null : advice,
  };
}

function viewOf({ status, body }: HttpAnswer, request: string, previous?: StatusReading): StatusView {
  if (status === NOT_MODIFIED && previous !== undefined) return previous.view;
  if (!isStatusView(body)) throw new UnexpectedAnswerError(request, 'a status view', `${status} without one`);
  const same = previous !== undefined && JSON.stringify(previous.view) === JSON.stringify(body);
  return same ? previous.view : body;
}

/** Enough to tell a view from something else: what the API answers is checked where it is made. */
function isStatusView(body: unknown): body is StatusView {
  const { orchestrationId, status } = (body ?? {}) as Partial<Record<string, unknown>>;
  return typeof orchestrationId === 'string' && typeof status === 'string';
}
