import { type ChunkOutcome, type ChunkResult, FAILURE_REASONS, type FailureReason } from './outcome.ts';
import { packSkipCounts, unpackSkipCounts } from './skip-counts-codec.ts';

/**
 * How an outcome is packed into the record: the only place that knows. Short, because a record holds up to 1,200:
 * `C<found>.<written>.<duplicate>.<skipped><skip reasons>` with trailing zeros left out, or `F<reason code>.<attempts>`.
 */
const REASON_CODES: Readonly<Record<FailureReason, string>> = {
  NEVER_STARTED: 'n',
  WORKER_CRASHED: 'w',
  PROVIDER_UNAVAILABLE: 'u',
  RATE_LIMITED: 'l',
  TIME_EXCEEDED: 't',
  RECONNECT_REQUIRED: 'c',
  PROVIDER_GONE: 'g',
  APP_BLOCKED: 'b',
  REQUEST_REJECTED: 'r',
  INTERNAL_ERROR: 'i',
  NOT_RETRIED: 'o',
};

const FORM = /^C(?:(\d+(?:\.\d+){0,2})|(\d+\.\d+\.\d+\.\d+)((?:[a-z]\d+)*[a-z])?)?$|^F([a-z])\.(\d+)$/;

/** Throws RangeError when the reasons of skipped workouts do not add up. */
export function packOutcome(outcome: ChunkOutcome): string {
  switch (outcome.kind) {
    case 'COMPLETED': {
      const counts = [outcome.found, outcome.written, outcome.duplicate, outcome.skipped];
      const packed = counts.join('.').replace(/(^|\.)0(\.0)*$/, '');
      return `C${packed}${packSkipCounts(outcome.skipReasons ?? {}, outcome.skipped)}`;
    }
    case 'FAILED':
      return `F${REASON_CODES[outcome.reason]}.${outcome.attempts}`;
  }
}

/** Throws RangeError on a text that {@link packOutcome} never wrote. */
export function unpackOutcome(packed: string): ChunkOutcome {
  const [match, few, all, reasons, code, attempts] = FORM.exec(packed) ?? [];
  if (match === undefined) throw new RangeError(`Expected a packed outcome, got ${packed}`);
  if (code !== undefined) return { kind: 'FAILED', reason: reasonOf(code), attempts: Number(attempts) };
  return { kind: 'COMPLETED', ...toResult(all ?? few ?? '0', reasons ?? '') };
}

function toResult(counts: string, reasons: string): ChunkResult {
  const [found = 0, written = 0, duplicate = 0, skipped = 0] = counts.split('.').map(Number);
  const result = { found, written, duplicate, skipped };
  return reasons === '' ? result : { ...result, skipReasons: unpackSkipCounts(reasons, skipped) };
}

function reasonOf(code: string): FailureReason {
  const reason = FAILURE_REASONS.find((candidate) => REASON_CODES[candidate] === code);
  if (reason === undefined) throw new RangeError(`Expected a failure reason code, got ${code}`);
  return reason;
}
