import { readCostOptions } from '../../packages/local/src/cost/cost-options.ts';
import { estimateStage } from '../../packages/local/src/cost/estimate-stage.ts';
import { estimateSync } from '../../packages/local/src/cost/estimate-sync.ts';
import type { CostLine } from '../../packages/local/src/cost/cost-line.ts';
import { readSourceFile } from './source-files.ts';

const sum = (lines: readonly CostLine[]) => lines.reduce((total, { cost }) => total + cost, 0);

describe('the costs that README.md names', () => {
  it('are those of the default', () => {
    const options = readCostOptions([]);
    if (options === 'help') throw new Error('Expected options, got help');
    const { workouts, chunks } = options;
    expect({ workouts, chunks }).toEqual({ workouts: 1_200, chunks: 120 });
    expect(readSourceFile('README.md').text).toContain(
      `ten years with 1,200 workouts about $${sum(estimateSync(options)).toFixed(2)}, ` +
        `a stage without any sync about $${sum(estimateStage()).toFixed(1)}0 a month`,
    );
  });
});
