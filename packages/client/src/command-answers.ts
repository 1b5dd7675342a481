import type { StatusReading } from './status-reading.ts';

/** Hands what a command answers to whoever follows the same sync: it need not wait for the next poll to show it. */
export interface CommandAnswers {
  /** Gives the reading to all who listen to its sync. */
  tell(reading: StatusReading): void;
  /** Calls `hear` with each reading of the sync; the function that is returned takes that back. */
  listen(id: string, hear: (reading: StatusReading) => void): () => void;
}

export function createCommandAnswers(): CommandAnswers {
  const listeners = new Set<{ readonly id: string; readonly hear: (reading: StatusReading) => void }>();
  return {
    tell: (reading) => {
      for (const { id, hear } of listeners) {
        if (id === reading.view.orchestrationId) hear(reading);
      }
    },
    listen: (id, hear) => {
      const listener = { id, hear };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
