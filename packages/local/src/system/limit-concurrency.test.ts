import { checkMaximumConcurrency, limitConcurrency } from './limit-concurrency.ts';

describe('limitConcurrency', () => {
  const queue = { logicalId: 'Queue', url: 'http://q', arn: 'arn:q', visibilitySeconds: 48 };
  const dead = { functionName: 'dead', queue, batchSize: 1, maximumConcurrency: 2, partialBatches: true };
  const worker = { ...dead, functionName: 'worker', queue: { ...queue, maxReceiveCount: 11 } };

  it('changes the work and not the dead letters', () => {
    expect(limitConcurrency([worker, dead], 16)).toEqual([{ ...worker, maximumConcurrency: 16 }, dead]);
    expect(limitConcurrency([worker, dead], undefined)).toEqual([worker, dead]);
  });
});

describe('checkMaximumConcurrency', () => {
  it('wants a whole number of 1 or more', () => {
    expect(() => checkMaximumConcurrency(undefined)).not.toThrow();
    expect(() => checkMaximumConcurrency(1)).not.toThrow();
    for (const bad of [0, -1, 1.5, Number.NaN])
      expect(() => checkMaximumConcurrency(bad)).toThrow(RangeError);
  });
});
