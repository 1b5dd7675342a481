import { canRun } from './can-run.ts';
import { printLines } from './print-lines.ts';
import { startNode } from './run-node.ts';

const SCRIPT = 'scripts/e2e-localstack.mjs';
/** The first time it is installed, from registries. */
const LONGEST_MS = 600_000;

/** What the demo says at its end. */
interface Result {
  readonly status: string;
  readonly completedChunks: number;
  readonly missing: number;
  readonly doubled: number;
  readonly syncSeconds: number;
}

(canRun(SCRIPT) ? describe : describe.skip)('the services on LocalStack', () => {
  it(
    'copy four years, every workout once',
    async () => {
      const { code, stdout, stderr } = await startNode([SCRIPT], LONGEST_MS).ended;
      const lines = stdout.trimEnd().split('\n');
      if (code !== 0) throw new Error(`Expected exit code 0, got ${code}\n${stdout}${stderr}`);
      const result = JSON.parse(lines.at(-1) ?? '') as Result;
      printLines([`LocalStack: 48 months copied in ${result.syncSeconds} s`]);
      expect(result).toMatchObject({
        ...{ status: 'COMPLETED', totalChunks: 48, completedChunks: 48, failedChunks: 0 },
        ...{ missing: 0, doubled: 0 },
      });
    },
    LONGEST_MS,
  );
});
