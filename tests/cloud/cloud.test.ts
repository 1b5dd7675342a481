import { canRun } from '../e2e/can-run.ts';
import { printLines } from '../e2e/print-lines.ts';
import { startNode } from '../e2e/run-node.ts';

const SCRIPT = 'scripts/e2e-cloud.mjs';
/** The first time the emulator is installed, from a registry. */
const LONGEST_MS = 900_000;

(canRun(SCRIPT) ? describe : describe.skip)(
  'the services, deployed onto an emulator that enforces IAM',
  () => {
    it(
      'copy four years, survive what happens to them, are deployed again, and leave nothing',
      async () => {
        const { code, stdout, stderr } = await startNode([SCRIPT], LONGEST_MS).ended;
        const lines = stdout.trimEnd().split('\n');
        printLines(lines.filter((line) => /^(ok|FAILED|Deployed|Driven|Removed)/.test(line)));
        if (code !== 0) throw new Error(`Expected exit code 0, got ${code}\n${stdout}${stderr}`);
        expect(lines.at(-1)).toBe('Removed: everything; nothing is left in the account');
      },
      LONGEST_MS,
    );
  },
);
