/** Where a process stops: at its call number `at`, before it or after it was applied. */
export interface Stop {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** A process that stops at one of its calls: the answer, and those of all later calls, come when it is woken. */
export interface Stopping {
  /** The same functions, each call counted; other properties as they are. */
  guard<T extends object>(port: T): T;
  /** Resolves when it has stopped, with undefined, or with what `life` came to before that. */
  live<T>(life: Promise<T>): Promise<T | undefined>;
  /** Lets it go on. One that is never woken has crashed. */
  wake(): void;
}

type Method = (...given: unknown[]) => unknown;

export function createStopping({ at, when }: Stop): Stopping {
  let calls = 0;
  let isStopped = false;
  const stopped = Promise.withResolvers<undefined>();
  const woken = Promise.withResolvers<undefined>();
  const stop = () => {
    isStopped = true;
    stopped.resolve(undefined);
    return woken.promise;
  };
  const pass = async (call: () => unknown): Promise<unknown> => {
    calls += 1;
    const isLast = calls === at;
    if (isStopped || (isLast && when === 'before')) await stop();
    try {
      return await call();
    } finally {
      if (isStopped || isLast) await stop();
    }
  };
  const toGuarded = (value: unknown) =>
    typeof value === 'function' ? (...given: unknown[]) => pass(() => (value as Method)(...given)) : value;
  return {
    guard: <T extends object>(port: T) =>
      Object.fromEntries(Object.entries(port).map(([name, value]) => [name, toGuarded(value)])) as T,
    live: (life) => Promise.race([life, stopped.promise]),
    wake: () => woken.resolve(undefined),
  };
}
