import { createWorkerBench } from '../testing/worker-bench.ts';

describe('a message whose work throws', () => {
  it.each([
    ['comes back', 'message.failed', Object.assign(new Error('later'), { retryable: true }), false],
    [
      'comes back where nobody said whether it may pass',
      'message.failed',
      new Error('a fault of ours'),
      false,
    ],
    [
      'is kept in quarantine',
      'message.refused',
      Object.assign(new Error('never'), { retryable: false }),
      true,
    ],
  ])('%s, and the line about it names its month', async (_what, event, error, isAcknowledged) => {
    const healthy = await createWorkerBench();
    const store = { ...healthy.store, claim: () => Promise.reject(error) };
    const { deliver, message, logger, quarantined } = await createWorkerBench({ store });
    const body = message(1);
    expect(await deliver(body)).toBe(isAcknowledged);
    expect(quarantined).toHaveLength(isAcknowledged ? 1 : 0);
    const { orchestrationId } = body;
    const month = { orchestrationId, chunkIndex: 1, run: 1, messageId: 'message-1', receiveCount: 1 };
    expect(logger.lines).toContainEqual({ level: 'error', event, details: { ...month, error } });
  });
});
