// The contract suites against one engine, and how they went.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

import { runBounded } from './run-bounded.mjs';

/** Each needs every service that it names. */
export const SUITES = [
  {
    name: 'record table, transitions, store',
    file: 'packages/core/src/aws/dynamo-record-table.test.ts',
    needs: ['dynamodb'],
  },
  {
    name: 'records of a user',
    file: 'packages/core/src/aws/dynamo-user-records.test.ts',
    needs: ['dynamodb'],
  },
  { name: 'connections', file: 'packages/core/src/aws/connection-table.test.ts', needs: ['dynamodb'] },
  { name: 'ledger', file: 'packages/core/src/aws/ledger-table.test.ts', needs: ['dynamodb'] },
  { name: 'call budgets, circuits', file: 'packages/core/src/aws/budget-table.test.ts', needs: ['dynamodb'] },
  { name: 'queues', file: 'packages/core/src/aws/sqs-engine.test.ts', needs: ['sqs'] },
  { name: 'secrets', file: 'packages/core/src/aws/ssm-secrets.test.ts', needs: ['ssm'] },
  { name: 'envelope encryption', file: 'packages/core/src/aws/kms-envelope.test.ts', needs: ['kms'] },
];

const RESULTS_FOLDER = '.local/engines';
const RUN_WITHIN_MS = 400_000;
/** Of the report of a run that failed: the first failures tell most. */
const SHOWN_LINES = 120;
/** Engines in Python answer in some 10 ms, not in one. */
const TEST_WITHIN_MS = 60_000;

/** Runs the suites that `services` allow on `endpoints` (all others stay embedded); by suite name, passed and failed. */
export async function runSuites(engine, { services, endpoints }) {
  const suites = SUITES.filter((suite) => isFor(suite, services));
  const resultsFile = `${RESULTS_FOLDER}/${engine}-results.json`;
  mkdirSync(RESULTS_FOLDER, { recursive: true });
  rmSync(resultsFile, { force: true });
  const chosen = Object.entries(endpoints).map(([service, url]) => [
    `TEST_${service.toUpperCase()}_ENDPOINT`,
    url,
  ]);
  const { code, output } = await runBounded(
    process.execPath,
    [
      'node_modules/jest/bin/jest.js',
      ...suites.map(({ file }) => file),
      ...[
        '--runInBand',
        '--silent',
        '--json',
        `--outputFile=${resultsFile}`,
        `--testTimeout=${TEST_WITHIN_MS}`,
      ],
    ],
    { cwd: process.cwd(), env: { ...Object.fromEntries(chosen), CI: 'true' }, timeoutMs: RUN_WITHIN_MS },
  );
  if (code !== 0) console.log(output.split('\n').slice(0, SHOWN_LINES).join('\n'));
  const results = readResults(resultsFile);
  return new Map(suites.map((suite) => [suite.name, countOf(results, suite.file)]));
}

/** Whether an engine with these services can run the suite. */
export function isFor({ needs }, services) {
  return needs.every((service) => services.includes(service));
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return [];
  }
}

/** A suite that did not run, or ran nothing, counts as one failed test: nothing was proven. */
function countOf(results, file) {
  const { assertionResults = [] } = results.find(({ name }) => name.endsWith(file)) ?? {};
  const passed = assertionResults.filter(({ status }) => status === 'passed').length;
  const failed = assertionResults.filter(({ status }) => status !== 'passed').length;
  return { passed, failed: passed + failed === 0 ? 1 : failed };
}
