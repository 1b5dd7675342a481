// All of CI in one command: types, lint, format, the API's documents, packaging, tests. With arguments, which go to jest,
// only the tests that they choose. Ends with `N passed, N failed`, where a step that fails counts as one failed test.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const RESULTS = '.local/jest-results.json';

/** Steps beside the tests. Packaging writes the templates that some tests read. */
const STEPS = [
  ['types', ['node_modules/typescript/bin/tsc', '-p', '.']],
  ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['openapi', ['packages/openapi/src/cli/main.ts', '--check']],
  ['package', ['scripts/package.mjs']],
];

/** Runs Node with `args`; resolves with its exit code and, unless it writes straight through, what it wrote. */
function run(args, { quiet }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    const output = [];
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }));
  });
}

/** Output of the steps that failed, shown again at the end: the tests push it out of sight. */
const failures = [];

async function runStep([name, args]) {
  const started = performance.now();
  const { code, output } = await run(args, { quiet: true });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0) failures.push(`${name} failed:\n${output}`);
  if (code !== 0) console.log(output);
  return code === 0;
}

async function runTests(args) {
  mkdirSync('.local', { recursive: true });
  rmSync(RESULTS, { force: true });
  const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${RESULTS}`, ...args];
  const { code } = await run(jest, { quiet: false });
  try {
    const results = JSON.parse(readFileSync(RESULTS, 'utf8'));
    // A suite that cannot be loaded has no tests: it counts as one failed.
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: code === 0 ? 0 : 1 };
  }
}

const USAGE = `npm test                      types, lint, format, packaging, then every test
npm test -- services/status   only the tests below a path, or whose path matches a pattern
npm test -- path -t 'claims'  only the tests with such a name there; other options of jest work too`;

async function runAll() {
  console.log(`Checking: ${STEPS.map(([name]) => name).join(', ')}, then the tests.`);
  const passedSteps = await Promise.all(STEPS.map(runStep));
  const brokenSteps = passedSteps.filter((passed) => !passed).length;
  const { passed, failed } = await runTests([]);
  for (const failure of failures) console.log(failure);
  return { passed, failed: failed + brokenSteps };
}

async function main(args) {
  if (args.includes('--help')) {
    console.log(USAGE);
    return true;
  }
  const { passed, failed } = args.length === 0 ? await runAll() : await runTests(args);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

process.exit((await main(process.argv.slice(2))) ? 0 : 1);
