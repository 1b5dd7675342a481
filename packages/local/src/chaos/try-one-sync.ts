import type { StatusView } from '@syncwell/client';
import { formatDuration } from '../demo/format-duration.ts';
import type { ChaosStage } from './chaos-stage.ts';
import type { EndedSync } from './judge-sync.ts';
import { runOneSync, type SyncPlan } from './run-one-sync.ts';

/** As {@link runOneSync}, with what went wrong as a result, and a line at start and end. Throws interruptions only. */
export async function tryOneSync(stage: ChaosStage, plan: SyncPlan): Promise<EndedSync> {
  const { userId, range } = plan;
  stage.say(`${userId}: ${range.start} to ${range.end}`);
  const startedMs = performance.now();
  const end = await settle(stage, plan);
  const lasted = formatDuration((performance.now() - startedMs) / 1_000);
  const how = end instanceof Error ? end.message : describeEnd(end);
  stage.say(`${userId}: ${how} after ${lasted}`);
  return { userId, range, end };
}

async function settle(stage: ChaosStage, plan: SyncPlan): Promise<StatusView | Error> {
  try {
    return await runOneSync(stage, plan);
  } catch (error) {
    stage.signal.throwIfAborted();
    return error instanceof Error ? error : new Error(String(error));
  }
}

function describeEnd({ status, completedChunks, totalChunks, results }: StatusView): string {
  return `${status}, ${completedChunks} of ${totalChunks} months, ${results.found} workouts found`;
}
