/** What was started and must be ended, the last first. */
export interface Endings {
  add(end: () => unknown): void;
  /** Ends everything once; also called again it resolves when all is ended. Rejects with the first error, after all. */
  run(): Promise<void>;
}

export function createEndings(): Endings {
  const pending: (() => unknown)[] = [];
  let running: Promise<void> | undefined;
  return {
    add: (end) => pending.push(end),
    run: () => (running ??= endAll(pending)),
  };
}

async function endAll(pending: (() => unknown)[]): Promise<void> {
  const errors: unknown[] = [];
  for (let end = pending.pop(); end !== undefined; end = pending.pop()) {
    try {
      await end();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
