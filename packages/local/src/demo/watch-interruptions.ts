import { ENDING_SIGNALS, exitCodeOf, type Interruption } from './interruption.ts';

/** A launcher passes on the Ctrl-C that the terminal sent to everyone: the echo is not a second wish. */
const ECHO_MS = 1_000;
/** Ending in good order takes a second; whatever hangs must not keep the process alive. */
const END_WITHIN_MS = 30_000;

/**
 * Aborts the returned signal, with an {@link Interruption} as the reason, when this process should end: a signal, a
 * parent that is gone, an output that is closed, an uncaught error. A second signal later than an echo ends it at once;
 * what was started ends with it, as each child watches its parent.
 */
export function watchInterruptions(target: NodeJS.Process, steadyNowMs: () => number): AbortSignal {
  const controller = new AbortController();
  let firstAtMs: number | undefined;
  const interrupt = (reason: Interruption) => {
    const nowMs = steadyNowMs();
    if (reason.kind === 'signal' && firstAtMs !== undefined && nowMs - firstAtMs > ECHO_MS) {
      target.exit(exitCodeOf(reason));
    }
    if (firstAtMs !== undefined) return;
    firstAtMs = nowMs;
    setTimeout(() => target.exit(exitCodeOf(reason)), END_WITHIN_MS).unref();
    controller.abort(reason);
  };

  for (const name of ENDING_SIGNALS) target.on(name, () => interrupt({ kind: 'signal', name }));
  if (target.connected) target.once('disconnect', () => interrupt({ kind: 'orphaned' }));
  for (const stream of [target.stdout, target.stderr]) {
    stream.on('error', () => interrupt({ kind: 'output-closed' }));
  }
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    target.on(event, (error: unknown) => interrupt({ kind: 'crash', error }));
  }
  return controller.signal;
}
