import { environmentManager, notifyManager, timeoutManager } from '@tanstack/query-core';

import type { VirtualTimer } from './virtual-timer.ts';

/** Makes TanStack Query behave as in an app, and take its time from the timer that it was given last. */
export function createQueryTimers() {
  let timer: VirtualTimer | undefined;
  let ids = 0;
  const cancels = new Map<number, () => void>();
  const start = (callback: () => void, delay: number, repeat: boolean, id = (ids += 1)): number => {
    const run = () => {
      if (repeat) start(callback, delay, repeat, id);
      callback();
    };
    if (timer === undefined) throw new Error('Expected a timer before TanStack Query begins, got none');
    cancels.set(id, timer.after(delay, run));
    return id;
  };
  const stop = (id: number | undefined) => cancels.get(id ?? 0)?.();
  // Node has no `window`, by which it would know an app.
  environmentManager.setIsServer(() => false);
  notifyManager.setScheduler(queueMicrotask);
  timeoutManager.setTimeoutProvider<number>({
    setTimeout: (callback, delay) => start(callback, delay, false),
    setInterval: (callback, delay) => start(callback, delay, true),
    clearTimeout: stop,
    clearInterval: stop,
  });
  return { use: (next: VirtualTimer) => (timer = next) };
}
