/** `fetch` whose requests end with `signal`, besides their own. */
export function createAbortableFetch(signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const signals = [signal, ...(init?.signal ? [init.signal] : [])];
    try {
      return await fetch(input, { ...init, signal: AbortSignal.any(signals) });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  };
}
