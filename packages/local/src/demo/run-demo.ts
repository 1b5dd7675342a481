import { createSyncClient } from '@syncwell/client';

import { createAbortableClock } from './abortable-clock.ts';
import { createAbortableFetch } from './abortable-fetch.ts';
import { checkEmulator } from './check-emulator.ts';
import { compareCopies } from './compare-copies.ts';
import { countOf } from './count-of.ts';
import type { DemoOptions } from './demo-options.ts';
import { findFaults, type DemoResult } from './demo-result.ts';
import type { Display } from './display.ts';
import { goneText } from './gone-text.ts';
import { jsonLine } from './json-line.ts';
import { keepText } from './keep-text.ts';
import { openStage, type Stage } from './open-stage.ts';
import type { Paint } from './paint.ts';
import { prepareUser } from './prepare-user.ts';
import { readDestinationBooks, readSourceBooks } from './provider-books.ts';
import { DEMO_USER_ID, DESTINATION, DESTINATION_NAME, SOURCE, SOURCE_NAME } from './route.ts';
import { runSync } from './run-sync.ts';
import { renderSummary } from './summary.ts';

export interface DemoTools {
  /** Aborting it ends the demo early; its reason is thrown once everything is stopped. */
  readonly signal: AbortSignal;
  readonly display: Display;
  readonly paint: Paint;
  /** Seconds since the process started. */
  readonly uptimeSeconds: () => number;
}

/** One demo from start to stop. Returns the exit code: 0 every workout arrived exactly once, 1 it did not. */
export async function runDemo(options: DemoOptions, tools: DemoTools): Promise<number> {
  const { signal, display, paint } = tools;
  const send = createAbortableFetch(signal);
  if (options.endpoint !== undefined) await checkEmulator(options.endpoint, send);
  const stage = await openStage(options, { signal, display, send });
  try {
    const startupSeconds = tools.uptimeSeconds();
    const token = await stage.system.issueToken(DEMO_USER_ID, { premium: true });
    const result = await copyHistory(options, { stage, token, startupSeconds, ...tools });
    for (const line of renderSummary(result, paint)) display.line(line);
    const where = options.keep
      ? keepText(stage.system, {
          orchestrationId: result.view.orchestrationId,
          token,
          range: options.range,
        })
      : goneText(stage.system, options.endpoint);
    for (const line of where) display.line(line);
    if (options.json) display.line(jsonLine(result));
    if (options.keep) await aborted(signal);
    return findFaults(result).length === 0 ? 0 : 1;
  } finally {
    display.end();
    await stage.system.stop();
  }
}

interface CopyTools extends DemoTools {
  readonly stage: Stage;
  readonly token: string;
  readonly startupSeconds: number;
}

async function copyHistory(
  { range, history, pause }: DemoOptions,
  { stage, token, startupSeconds, signal, display, paint }: CopyTools,
): Promise<DemoResult> {
  const { googleHealth, strava, system } = stage;
  await prepareUser(DEMO_USER_ID, history, stage);
  const source = await readSourceBooks(googleHealth, DEMO_USER_ID, range);
  const workouts = countOf(source.length, 'workout');
  display.line(`${SOURCE_NAME}: ${workouts}, ${range.start} to ${range.end}. ${DESTINATION_NAME}: none.`);

  const synced = await runSync(
    { source: SOURCE, destination: DESTINATION, startDate: range.start, endDate: range.end },
    {
      client: createSyncClient({ baseUrl: system.apiUrl, token }),
      clock: createAbortableClock(signal),
      ...{ signal, display, paint, pause },
    },
  );
  const comparison = compareCopies(SOURCE, source, await readDestinationBooks(strava, DEMO_USER_ID));
  return { ...synced, comparison, startupSeconds };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
