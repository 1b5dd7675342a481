import { once } from 'node:events';

/** Holds callers back while something is down. */
export interface Gate {
  open(): void;
  close(): void;
  /** Resolves when the gate is open: at once, or as soon as somebody opens it. Rejects when `signal` is aborted. */
  whenOpen(signal?: AbortSignal): Promise<void>;
}

/** A gate, closed at first. */
export function createGate(): Gate {
  let opening = Promise.withResolvers<void>();
  let isOpen = false;
  return {
    open: () => {
      isOpen = true;
      opening.resolve();
    },
    close: () => {
      if (isOpen) opening = Promise.withResolvers<void>();
      isOpen = false;
    },
    whenOpen: async (signal) => {
      const aborted = signal && once(signal, 'abort');
      await (aborted ? Promise.race([opening.promise, aborted]) : opening.promise);
      signal?.throwIfAborted();
    },
  };
}
