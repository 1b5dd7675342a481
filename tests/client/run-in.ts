import { createContext, runInContext } from 'node:vm';

import { transformSync } from 'esbuild';

/** What a platform has beside the language itself. */
export type Globals = Readonly<Record<string, unknown>>;

/**
 * Runs `script`, the body of an async function that gets the module as `syncwell`, where there is nothing but the
 * language and `globals`. Resolves with what it returns.
 */
export async function runIn<T>(globals: Globals, module: string, script: string): Promise<T> {
  const { code } = transformSync(module, { format: 'iife', globalName: 'syncwell' });
  const context = createContext({ ...globals });
  runInContext(code, context);
  return (await runInContext(`(async () => { ${script} })()`, context)) as T;
}

/** Every function of React Native's own polyfill, which knows no reasons and nothing of newer signals. */
export class OldAbortController {
  readonly signal = new OldAbortSignal();
  abort(): void {
    this.signal.abort();
  }
}

class OldAbortSignal {
  aborted = false;
  readonly #listeners = new Set<() => void>();
  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }
  removeEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }
  abort(): void {
    this.aborted = true;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Longer ones are timeouts of requests, which end before they are over. */
const LONGEST_PAUSE_MS = 14_000;

/** Pauses are over as soon as nothing else can go on. */
export const QUICK_TIMERS: Globals = {
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms > LONGEST_PAUSE_MS ? ms : 0),
  clearTimeout: (timeout: NodeJS.Timeout) => clearTimeout(timeout),
};
