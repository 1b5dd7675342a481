// One step of an installation.
import { runBounded } from './run-bounded.mjs';

/** Lines of a failed step's output that are worth showing. */
const SHOWN_LINES = 8;

/** Resolves when the step is done; rejects with its last lines when it failed or took longer than `timeoutMs`. */
export async function runStep(command, args, { cwd, timeoutMs }) {
  const { code, output } = await runBounded(command, args, { cwd, timeoutMs });
  if (code === 0) return;
  const last = output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
  throw new Error(`${command} ${args[0] ?? ''} failed (${code}):\n${last}`);
}
