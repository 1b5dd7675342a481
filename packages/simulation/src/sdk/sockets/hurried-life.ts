import { isRetryable } from '@syncwell/core/domain/errors';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { aStart } from '@syncwell/core/testing/store-contract/store-bench';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

const MONTHS = 4;
const RESULT = { found: 1, written: 1, duplicate: 0, skipped: 0 };
/** Tries of one step: far more than any bad luck. */
const MAX_TRIES = 60;

/** Throws what is not retryable, and whatever still fails after so many tries. */
async function untilAnswered<T>(step: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await step();
    } catch (error) {
      if (!isRetryable(error) || tries >= MAX_TRIES) throw error;
    }
  }
}

/**
 * One orchestration from its start to its end as fast as AWS answers, every step repeated until it is answered: sent,
 * paused and resumed once, each chunk claimed and settled by two workers at once, the first chunk failed.
 */
export async function liveHurriedly(store: OrchestrationStore): Promise<Orchestration> {
  const now = new Date();
  const { orchestrationId: id, userId, ...rest } = aStart(MONTHS);
  const request = { orchestrationId: id, userId, ...rest };
  const command = { orchestrationId: id, userId, now };
  await untilAnswered(() => store.create(request, now));
  await untilAnswered(() => store.markFannedOut(id, { run: 1, now }));
  await untilAnswered(() => store.pause(command));
  await untilAnswered(() => store.resume({ ...command, restartsPerDay: 1 }));
  const chunks = Array.from({ length: MONTHS }, (_, chunkIndex) => chunkIndex);
  await Promise.all(chunks.flatMap((chunkIndex) => ['a', 'b'].map((worker) => settle(worker, chunkIndex))));
  const record = await untilAnswered(() => store.read(id));
  if (record === undefined) throw new Error('Expected a record, got nothing');
  return untilAnswered(() => store.finishIfSettled(record, now));

  async function settle(worker: string, chunkIndex: number): Promise<void> {
    const owner = `${worker}-${chunkIndex}`;
    const leaseEnd = new Date(now.getTime() + 60_000);
    await untilAnswered(() => store.claim(id, { chunkIndex, run: 2, owner, leaseEnd, now }));
    if (chunkIndex > 0) {
      await untilAnswered(() => store.complete(id, { chunkIndex, result: RESULT, now }));
      return;
    }
    const failing = { chunkIndex, run: 2, reason: 'PROVIDER_GONE', attempts: 1, owner, now } as const;
    await untilAnswered(() => store.failFromWorker(id, failing));
  }
}
