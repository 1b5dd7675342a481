import type { QueueMapping } from '../stack/stack-report.ts';
import type { Invocation } from './invocation.ts';
import { warmUp } from './warm-up.ts';

describe('warmUp', () => {
  const queue = { logicalId: 'Queue', url: 'http://q', arn: 'arn:q', visibilitySeconds: 48 };
  const mapping = { functionName: 'dead', queue, batchSize: 1, maximumConcurrency: 2, partialBatches: true };
  const worker: QueueMapping = {
    ...mapping,
    functionName: 'worker',
    queue: { ...queue, maxReceiveCount: 11 },
  };

  it('calls the worker with an empty batch as often as it will run at once, and no other function', async () => {
    const invoke = jest.fn(() => Promise.resolve<Invocation>({ outcome: 'answered', payload: '' }));
    await warmUp([mapping, worker], invoke);
    expect(invoke.mock.calls).toEqual([
      ['worker', { Records: [] }],
      ['worker', { Records: [] }],
    ]);
  });
});
