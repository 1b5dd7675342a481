import { canRun } from '../e2e/can-run.ts';
import { printLines } from '../e2e/print-lines.ts';
import { startNode } from '../e2e/run-node.ts';

const SCRIPT = 'scripts/fuzz-api.mjs';
/** The first time schemathesis is installed, from its registry. */
const LONGEST_MS = 480_000;

(canRun(SCRIPT) ? describe : describe.skip)('the running API under schemathesis', () => {
  it(
    'answers nothing that its document does not know, and no 5xx',
    async () => {
      const { code, stdout, stderr } = await startNode([SCRIPT, '--examples', '8', '--seed', '1']).ended;
      if (code !== 0) throw new Error(`Expected nothing to be found, got\n${stdout}${stderr}`);
      const counts = Array.from(stdout.matchAll(/(\d+) generated, (\d+) passed/g), ([, all, passed]) => ({
        all,
        passed,
      }));
      printLines(
        counts.map(({ all = '', passed = '' }) => `schemathesis: ${passed} of ${all} requests passed`),
      );
      expect(counts).toHaveLength(2);
      expect(counts.filter(({ all, passed }) => all !== passed)).toEqual([]);
    },
    LONGEST_MS,
  );
});
