import { anOrchestration } from '../testing/orchestration-factory.ts';
import { completed, failed, having, sent } from '../testing/orchestration-steps.ts';
import { isAllSettled } from './orchestration.ts';

describe('isAllSettled', () => {
  it('is so with the last chunk of the plan', () => {
    const before = [sent, completed(0), failed(1)];
    expect(isAllSettled(anOrchestration({}, ...before))).toBe(false);
    expect(isAllSettled(anOrchestration({}, ...before, completed(2)))).toBe(true);
  });

  it('is so beyond the plan: a count that is too high must not keep a record from its end', () => {
    expect(isAllSettled(anOrchestration({}, having({ completedChunks: 3, failedChunks: 1 })))).toBe(true);
  });
});
