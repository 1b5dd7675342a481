import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describeOnEngines } from '@syncwell/core/testing/describe-on-engines';

/** What the scenario prints. */
interface Report {
  readonly faults: Readonly<Record<string, number>>;
  readonly lives: readonly {
    readonly status: string;
    readonly run: number;
    readonly completedChunks: number;
    readonly failedChunks: number;
    readonly outcomes: readonly (readonly [index: number, outcome: { readonly kind: string }])[];
  }[];
}

const SCENARIO = join(__dirname, 'sockets.scenario.ts');
const PATIENCE_MS = 120_000;

describeOnEngines('the store over sockets', ['TEST_DYNAMODB_ENDPOINT'], ({ TEST_DYNAMODB_ENDPOINT }) => {
  let report: Report;

  beforeAll(async () => {
    const args = [SCENARIO, TEST_DYNAMODB_ENDPOINT];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: PATIENCE_MS });
    report = JSON.parse(stdout) as Report;
  }, PATIENCE_MS);

  it('counts each chunk once and ends, whatever becomes of requests and answers', () => {
    expect(
      report.lives.map(({ status, run, outcomes }) => ({ status, run, kinds: kindsOf(outcomes) })),
    ).toEqual(
      report.lives.map(() => ({
        status: 'COMPLETED',
        run: 2,
        kinds: ['FAILED', 'COMPLETED', 'COMPLETED', 'COMPLETED'],
      })),
    );
    expect(report.lives.map(({ completedChunks, failedChunks }) => [completedChunks, failedChunks])).toEqual(
      Array.from({ length: 12 }, () => [3, 1]),
    );
  });

  it('met every fault', () => {
    expect(Object.entries(report.faults).filter(([, count]) => count === 0)).toEqual([]);
  });
});

function kindsOf(outcomes: Report['lives'][number]['outcomes']): string[] {
  return outcomes.toSorted(([a], [b]) => a - b).map(([, { kind }]) => kind);
}
