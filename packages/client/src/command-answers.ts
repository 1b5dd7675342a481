import type { StatusReading } from './status-reading.ts';

/** Hands what a command answers to whoever follows the same sync: it need not wait for the next poll to show it. */
export interface CommandAnswers {
  /** Gives the reading to all who listen to its sync. */
  tell(reading: StatusReading): void;
  /** Calls `listener` with each reading of the sync; the function that is returned takes that back. */
  listen(id: string, listener: Listener): () => void;
}

type Listener = (reading: StatusReading) => void;

export function createCommandAnswers(): CommandAnswers {
  const listeners = new Map<string, Set<Listener>>();
  return {
    tell: (reading) => {
      for (const listener of listeners.get(reading.view.orchestrationId) ?? []) listener(reading);
    },
    listen: (id, listener) => {
      const ofSync = listeners.get(id) ?? new Set();
      listeners.set(id, ofSync.add(listener));
      return () => {
        ofSync.delete(listener);
        if (ofSync.size === 0) listeners.delete(id);
      };
    },
  };
}
