import type { StartRequest, StatusView, SyncClient } from '@syncwell/client';
import type { Clock } from '@syncwell/core/ports';

import { countOf } from './count-of.ts';
import type { Display } from './display.ts';
import { followSync, type FollowResult } from './follow-sync.ts';
import { monthLegend } from './month-strip.ts';
import type { Paint } from './paint.ts';
import { PATIENT } from './patient.ts';
import { settledChunks } from './status-view.ts';

/** Far below the 10 s that the API advises: the whole sync lasts seconds here. */
const POLL_INTERVAL_MS = 300;

export interface RunSyncOptions {
  readonly client: Pick<SyncClient, 'start' | 'follow' | 'pause' | 'resume'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly signal: AbortSignal;
  readonly display: Display;
  readonly pause: boolean;
  readonly paint: Paint;
}

/** Starts the sync and shows its way to the end. */
export async function runSync(
  request: StartRequest,
  { client, clock, signal, display, pause, paint }: RunSyncOptions,
): Promise<FollowResult & { readonly syncSeconds: number }> {
  const startedAtMs = clock.now().getTime();
  const started = await client.start(request, { ...PATIENT, signal });
  const { orchestrationId, totalChunks } = started.view;
  display.line(`Started ${orchestrationId}: ${countOf(totalChunks, 'month')}`);
  display.line(`  ${monthLegend(paint)}`);
  const result = await followSync(started, {
    ...{ client, clock, signal, pause },
    pollIntervalMs: POLL_INTERVAL_MS,
    onView: (view) => display.progress(view),
    onPaused: (view) => display.line(`Paused: ${progressOf(view)}, nothing is running`),
    onResumed: (view) => {
      display.resumed();
      display.line(
        `Resumed: only what is missing is sent again, ${countOf(view.totalChunks - settledChunks(view), 'month')}`,
      );
    },
  });
  display.end();
  if (pause && result.pauses === 0) display.line('It was over before it could be paused.');
  return { ...result, syncSeconds: (clock.now().getTime() - startedAtMs) / 1_000 };
}

function progressOf(view: StatusView): string {
  return `${settledChunks(view)} of ${view.totalChunks}`;
}
