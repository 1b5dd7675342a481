import type { CommandAnswers } from './command-answers.ts';
import type { Timer } from './platform.ts';
import type { StatusReading } from './status-reading.ts';
import { wait } from './wait.ts';

/** What commands answered while a sync is followed. */
export interface Inbox {
  isEmpty(): boolean;
  /** The newest reading since the last time, if any. */
  take(): StatusReading | undefined;
  /** Resolves after `ms` milliseconds, or as soon as there is something to take. Rejects when the signal is aborted. */
  wait(ms: number, signal: AbortSignal | undefined): Promise<void>;
  close(): void;
}

export function openInbox(id: string, answers: CommandAnswers, timer: Timer): Inbox {
  let newest: StatusReading | undefined;
  let endWait: (() => void) | undefined;
  const close = answers.listen(id, (reading) => {
    newest = reading;
    endWait?.();
  });
  return {
    isEmpty: () => newest === undefined,
    take: () => {
      const taken = newest;
      newest = undefined;
      return taken;
    },
    wait: async (ms, signal) => {
      if (newest !== undefined) return;
      await wait(ms, { timer, signal, onWaiting: (end) => (endWait = end) });
    },
    close,
  };
}
