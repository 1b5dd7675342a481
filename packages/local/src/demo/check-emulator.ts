import { UsageError } from '../options/usage-error.ts';

const ANSWER_WITHIN_MS = 5_000;

/** Resolves when something answers HTTP at `endpoint`, whatever it says. Throws UsageError when nothing does. */
export async function checkEmulator(endpoint: string, send: typeof fetch): Promise<void> {
  try {
    const response = await send(endpoint, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    await response.body?.cancel();
  } catch (error) {
    // fetch says "fetch failed"; what happened is in the cause, by code (ECONNREFUSED) or in words ("bad port").
    const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
    const why = cause?.code ?? cause?.message ?? message;
    throw new UsageError(
      `Expected \`--endpoint\` to be the URL of a running AWS emulator, got no answer from ${endpoint} (${why})`,
    );
  }
}
