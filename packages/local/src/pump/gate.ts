import { once } from 'node:events';

/** Holds callers back while something is down. */
export interface Gate {
  open(): void;
  close(): void;
  /** Resolves when the gate is open: at once, or as soon as somebody opens it. Rejects when `signal` is aborted. */
  whenOpen(signal?: AbortSignal): Promise<void>;
  /** Tells `listener` whether the gate is open, now and at each change. */
  watch(listener: (open: boolean) => void): void;
}

/** A gate, closed at first. */
export function createGate(): Gate {
  let opening = Promise.withResolvers<void>();
  let isOpen = false;
  const listeners: ((open: boolean) => void)[] = [];
  const turn = (open: boolean) => {
    if (open === isOpen) return;
    isOpen = open;
    if (isOpen) opening.resolve();
    else opening = Promise.withResolvers<void>();
    listeners.forEach((listener) => listener(isOpen));
  };
  return {
    open: () => turn(true),
    close: () => turn(false),
    whenOpen: async (signal) => {
      const aborted = signal && once(signal, 'abort');
      await (aborted ? Promise.race([opening.promise, aborted]) : opening.promise);
      signal?.throwIfAborted();
    },
    watch: (listener) => {
      listeners.push(listener);
      listener(isOpen);
    },
  };
}
