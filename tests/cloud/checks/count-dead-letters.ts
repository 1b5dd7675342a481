import { breakFunction, hurryQueue } from '../../../packages/cloud/src/emulator/break-function.ts';
import type { StageOutputs } from '../../../packages/cloud/src/deploy/deploy-stage.ts';
import type { App } from '../app.ts';
import { type CloudStage, connectUser } from '../cloud-stage.ts';

const MONTH = { from: '2023-05-01', to: '2023-05-31' };

/**
 * A worker that cannot even be loaded: its month goes to the dead-letter queue by receive count, the dead-letter function
 * counts it as failed, and once the worker is mended a retry copies it.
 */
export async function countDeadLetters(
  stage: CloudStage,
  { app, userId, outputs }: { readonly app: App; readonly userId: string; readonly outputs: StageOutputs },
): Promise<string> {
  await connectUser(stage, { app, userId, ...MONTH });
  const restoreQueue = await hurryQueue(stage.clients, outputs['orchestrator']?.['ColdQueueUrl'] ?? '', 1);
  const mend = await breakFunction(stage.clients, 'syncwell-chunk-worker-ci-onChunkMessage');
  const id = await app.start(MONTH.from, MONTH.to);
  const failed = await app.follow(id);
  await mend();
  await restoreQueue();
  const [range] = failed.failed;
  if (failed.failedChunks !== 1 || range?.reason !== 'NEVER_STARTED') {
    throw new Error(`Expected one month that was never started, got ${JSON.stringify(failed)}`);
  }
  await app.client.retry(id);
  const view = await app.follow(id);
  if (view.status !== 'COMPLETED')
    throw new Error(`Expected the retry to end well, got ${JSON.stringify(view)}`);
  return 'a month that no worker could take was counted as failed, and copied by a retry';
}
