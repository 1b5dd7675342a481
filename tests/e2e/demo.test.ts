import { startNode } from './run-node.ts';

const MAIN = 'packages/local/src/demo/main.ts';
const DEMO_MS = 90_000;

interface DemoLine {
  readonly status: string;
  readonly totalChunks: number;
  readonly completedChunks: number;
  readonly failedChunks: number;
  readonly source: number;
  readonly destination: number;
  readonly missing: number;
  readonly doubled: number;
  readonly startupSeconds: number;
  readonly syncSeconds: number;
  readonly polls: number;
  readonly notModified: number;
}

describe('npm run demo', () => {
  it(
    'copies every workout once, with a pause on the way',
    async () => {
      const { child, ended } = startNode([
        MAIN,
        '--json',
        '--concurrency',
        '2',
        '--from',
        '2022-07-01',
        '--to',
        '2023-02-28',
      ]);
      const { code, stdout, stderr } = await ended;
      expect(child.killed).toBe(false);
      expect(stderr).toBe('');
      expect(stdout).toMatch(
        /Paused: \d of 8, nothing is running\nResumed: only what is missing is sent again, \d months/,
      );
      const line = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as DemoLine;
      expect(line).toMatchObject({
        status: 'COMPLETED',
        totalChunks: 8,
        completedChunks: 8,
        failedChunks: 0,
        missing: 0,
        doubled: 0,
      });
      expect(line.notModified).toBeGreaterThan(0);
      expect(line.polls).toBeGreaterThan(line.notModified);
      expect(line.source).toBeGreaterThanOrEqual(line.destination);
      expect(line.destination).toBeGreaterThan(40);
      expect(code).toBe(0);
    },
    DEMO_MS,
  );
});
