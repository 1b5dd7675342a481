import { todayIn } from '@syncwell/core/domain/civil-date';

import { createDisplay } from './create-display.ts';
import { createPaint } from './create-paint.ts';
import { toDemoOptions } from './demo-options.ts';
import { describeError } from './describe-error.ts';
import type { Display } from './display.ts';
import { helpText } from './help-text.ts';
import type { Interruption } from './interruption.ts';
import { openRecordings } from './open-recordings.ts';
import { readOptions } from './read-options.ts';
import { reportInterruption } from './report-interruption.ts';
import { findSwallowedOption } from './swallowed-option.ts';
import { UsageError } from '../options/usage-error.ts';

const USAGE_EXIT_CODE = 2;

/**
 * The whole demo from its arguments to its exit code: 0 every workout arrived once, 1 it did not or something broke,
 * 2 the command line is wrong, 128 + n ended by signal n. An aborted `signal` ends it early, everything stopped.
 */
export async function runCommandLine(argv: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    checkNpm(process.env);
    const raw = readOptions(argv);
    if (raw.help === true) {
      process.stdout.write(`${helpText()}\n`);
      return 0;
    }
    const recordings = typeof raw.recordings === 'string' ? await openRecordings(raw.recordings) : undefined;
    const options = toDemoOptions(raw, { today: todayIn('UTC', new Date()), recordings });
    const display = createDisplay(process.stdout, {
      nowMs: () => performance.now(),
      now: () => new Date(),
      term: process.env['TERM'],
    });
    signal.addEventListener('abort', () => announceEnd(signal.reason as Interruption, display), {
      once: true,
    });
    // Loaded only now: help and mistakes are answered at once, the whole system takes a second to load.
    const { runDemo } = await import('./run-demo.ts');
    const code = await runDemo(options, {
      signal,
      display,
      paint: createPaint(process.stdout),
      uptimeSeconds: () => process.uptime(),
    });
    if (signal.aborted) process.stderr.write('Everything that was started has ended.\n');
    return code;
  } catch (error) {
    return signal.aborted ? reportInterruption(signal.reason as Interruption) : reportError(error);
  }
}

/** Ending takes a second or two: whoever pressed Ctrl-C is told that it was heard. */
function announceEnd(interruption: Interruption, display: Display): void {
  if (interruption.kind !== 'signal') return;
  display.end();
  process.stderr.write('Stopping ...\n');
}

function checkNpm(env: NodeJS.ProcessEnv): void {
  const option = findSwallowedOption(env);
  if (option === undefined) return;
  throw new UsageError(
    `Expected options after a double dash (npm run demo -- ${option}), got ${option} before it, where npm keeps it`,
  );
}

function reportError(error: unknown): number {
  process.stderr.write(`${describeError(error)}\n`);
  return error instanceof UsageError ? USAGE_EXIT_CODE : 1;
}
