import { onAbort, throwIfAborted } from './abort.ts';
import type { Timer } from './platform.ts';

export interface WaitTools {
  readonly timer: Timer;
  readonly signal: AbortSignal | undefined;
  /** Gets the function that ends the wait before its time. */
  readonly onWaiting?: (end: () => void) => void;
}

/** Resolves after `ms` milliseconds. Rejects with the signal's reason as soon as it is aborted. */
export async function wait(ms: number, { timer, signal, onWaiting }: WaitTools): Promise<void> {
  throwIfAborted(signal);
  await new Promise<void>((resolve) => {
    const cancel = timer.after(ms, end);
    const unlink = onAbort(signal, end);
    onWaiting?.(end);
    function end() {
      cancel();
      unlink();
      resolve();
    }
  });
  throwIfAborted(signal);
}
