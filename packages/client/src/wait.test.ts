import { createVirtualTimer } from './testing/virtual-timer.ts';
import { wait } from './wait.ts';

/** A signal that tells how many listen to it. */
function countedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const counted = {
    get aborted() {
      return signal.aborted;
    },
    addEventListener: (type: 'abort', run: () => void) => {
      listeners += 1;
      signal.addEventListener(type, run);
    },
    removeEventListener: (type: 'abort', run: () => void) => {
      listeners -= 1;
      signal.removeEventListener(type, run);
    },
  } as unknown as AbortSignal;
  return { signal: counted, listeners: () => listeners, abort: () => controller.abort() };
}

describe('wait', () => {
  it('lasts as long as it should', async () => {
    const timer = createVirtualTimer();
    const began = timer.now();
    await timer.run(wait(2_000, { timer, signal: undefined }));
    expect(timer.now() - began).toBe(2_000);
  });

  it('listens to its signal no longer than it lasts: one signal outlives thousands of waits', async () => {
    const timer = createVirtualTimer();
    const { signal, listeners, abort } = countedSignal();
    await timer.run(wait(1_000, { timer, signal }));
    expect(listeners()).toBe(0);
    timer.after(500, abort);
    await expect(timer.run(wait(1_000, { timer, signal }))).rejects.toMatchObject({ name: 'AbortError' });
    expect([listeners(), timer.pending()]).toEqual([0, 0]);
  });

  it('can be ended before its time', async () => {
    const timer = createVirtualTimer();
    const began = timer.now();
    await timer.run(
      wait(9_000, { timer, signal: undefined, onWaiting: (end) => void timer.after(1_000, end) }),
    );
    expect([timer.now() - began, timer.pending()]).toEqual([1_000, 0]);
  });
});
