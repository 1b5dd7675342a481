/** Throws the signal's reason when it is aborted. React Native's signals have neither reason nor `throwIfAborted`. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  const reason: unknown = signal.reason ?? createAbortError();
  throw reason;
}

/** Calls `run` when the signal is aborted; the function that is returned takes that back. */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  signal?.addEventListener('abort', run);
  return () => signal?.removeEventListener('abort', run);
}

function createAbortError(): Error {
  const error = new Error('The call was aborted');
  error.name = 'AbortError';
  return error;
}
