import { anOrchestration } from '../testing/orchestration-factory.ts';
import { completed, failed, having, sent } from '../testing/orchestration-steps.ts';
import { auditRecord } from './audit-record.ts';

const LIFE = [sent, completed(0), failed(1)];

describe('auditRecord', () => {
  it('finds nothing where every write did its part', () => {
    expect(auditRecord(anOrchestration({}, ...LIFE))).toEqual({
      completedChunks: 1,
      failedChunks: 1,
      outsidePlan: [],
      difference: 0,
    });
  });

  it('counts by how much the counters are off, each on its own', () => {
    const wrong = having({ completedChunks: 3, failedChunks: 0 });
    expect(auditRecord(anOrchestration({}, ...LIFE, wrong))).toEqual({
      completedChunks: 1,
      failedChunks: 1,
      outsidePlan: [],
      difference: 3,
    });
  });

  it('counts no outcome outside of the plan, whatever the counters say of it', () => {
    const outcomes = { '0': 'C1.1', '1': 'Fg.1', '3': 'C1.1', '700': 'Fg.1' };
    const wrong = having({ outcomes, completedChunks: 2, failedChunks: 2 });
    expect(auditRecord(anOrchestration({}, ...LIFE, wrong))).toEqual({
      completedChunks: 1,
      failedChunks: 1,
      outsidePlan: [3, 700],
      difference: 4,
    });
  });
});
