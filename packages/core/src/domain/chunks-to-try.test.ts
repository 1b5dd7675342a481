import { anOrchestration, type Step } from '../testing/orchestration-factory.ts';
import { cancelled, claimed, completed, failed, finished, sent } from '../testing/orchestration-steps.ts';
import { chunksToTry } from './chunks-to-try.ts';

const tryOf = (steps: readonly Step[], named?: readonly number[]) => [
  ...chunksToTry(anOrchestration({}, sent, ...steps), named),
];

describe('chunksToTry', () => {
  it('is all that failed or is missing', () => {
    expect(tryOf([completed(0), failed(1), failed(2), finished])).toEqual([1, 2]);
    expect(tryOf([completed(1), failed(2), cancelled])).toEqual([0, 2]);
  });

  it('is the named ones of those', () => {
    expect(tryOf([completed(0), failed(1), failed(2), finished], [2])).toEqual([2]);
    expect(tryOf([completed(0), failed(1), cancelled], [2])).toEqual([2]);
    expect(tryOf([completed(0), failed(1), cancelled], [1, 0])).toEqual([1]);
  });

  it('takes along what a worker had begun', () => {
    expect(tryOf([claimed(0), failed(1), cancelled], [1])).toEqual([0, 1]);
  });

  it('is nothing when all that is named is completed', () => {
    expect(tryOf([completed(0), failed(1), claimed(2), cancelled], [0])).toEqual([]);
    expect(tryOf([completed(0), completed(1), completed(2), finished])).toEqual([]);
  });
});
