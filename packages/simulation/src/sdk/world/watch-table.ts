import type { ChangeAnswer, RecordTable } from '@syncwell/core/ports';

import type { WireFault } from '../faults/fault.ts';
import { LATENCY_MS } from '../faults/faulty-handler.ts';
import type { Attempt } from '../services/wire-format.ts';
import { TIMEOUTS } from './connection.ts';
import type { Oracle } from './oracle.ts';

/** The attempts of the call that one process made last; a process makes one call at a time. */
export interface CallLog {
  note(attempt: Attempt, fault: WireFault | undefined): void;
  readonly attempts: number;
  readonly isThrottled: boolean;
}

export function createCallLog(): CallLog {
  const log = { attempts: 0, isThrottled: false };
  return {
    get attempts() {
      return log.attempts;
    },
    get isThrottled() {
      return log.isThrottled;
    },
    note: ({ number }, fault) => {
      log.isThrottled = fault === 'throttled' || (number > 1 && log.isThrottled);
      log.attempts = number;
    },
  };
}

const MAX_ATTEMPTS = 3;
/** Longest pauses of the SDK between three attempts; throttled ones wait longer. See CallTimeouts. */
const BACK_OFF_MS = 150;
const THROTTLED_BACK_OFF_MS = 3_000;

/** Holds each call of a table to what the product relies on: its end in time, and the truth about repeated attempts. */
export function watchTable(
  table: RecordTable,
  { calls, oracle }: { calls: CallLog; oracle: Oracle },
): RecordTable {
  const timed = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    const begun = Date.now();
    try {
      return await call();
    } finally {
      const lasted = Date.now() - begun;
      const pauses = calls.isThrottled ? THROTTLED_BACK_OFF_MS : BACK_OFF_MS;
      const longest = MAX_ATTEMPTS * (TIMEOUTS.requestTimeoutMs + 2 * LATENCY_MS) + pauses;
      if (lasted > longest) oracle.violate(`${name} took ${lasted} ms, at most ${longest} were promised`);
      if (calls.attempts > MAX_ATTEMPTS) oracle.violate(`${name} was tried ${calls.attempts} times`);
    }
  };
  return {
    read: (key) => timed('read', () => table.read(key)),
    due: (query) => timed('due', () => table.due(query)),
    change: async (key, change) => {
      const answer = await timed(change.name, () => table.change(key, change));
      checkRetried(answer, change.name);
      return answer;
    },
  };

  function checkRetried(answer: ChangeAnswer, name: string): void {
    if (answer.applied || answer.retried === calls.attempts > 1) return;
    oracle.violate(`${name} says retried: ${answer.retried} after ${calls.attempts} attempts`);
  }
}
