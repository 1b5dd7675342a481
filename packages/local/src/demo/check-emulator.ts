import { UsageError } from './usage-error.ts';

const ANSWER_WITHIN_MS = 5_000;

/** Resolves when something answers HTTP at `endpoint`, whatever it says. Throws UsageError when nothing does. */
export async function checkEmulator(endpoint: string, send: typeof fetch): Promise<void> {
  try {
    const response = await send(endpoint, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    await response.body?.cancel();
  } catch (error) {
    const { cause, name } = error as Error & { cause?: { code?: string } };
    throw new UsageError(
      `Expected \`--endpoint\` to be the URL of a running AWS emulator, got no answer from ${endpoint} (${cause?.code ?? name})`,
    );
  }
}
