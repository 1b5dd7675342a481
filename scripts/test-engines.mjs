// The contract suites on engines other than the embedded ones: what the product relies on is what real engines do.
// Installs each under .local/engines (first run: about two minutes and 600 MB), starts it on a free port of 127.0.0.1, runs
// the suites, stops it. `npm run test:engines -- dynamodb-local` runs the named ones. An engine for which this machine has
// no tools, or no network, is said to be missing; with CI=true that is a failure. Ends with `N passed, N failed`.
import { performance } from 'node:perf_hooks';

import { dynamoDbLocal } from './engines/dynamodb-local.mjs';
import { MissingError } from './engines/find-tools.mjs';
import { localstack } from './engines/localstack.mjs';
import { ministack } from './engines/ministack.mjs';
import { isFor, runSuites, SUITES } from './engines/run-suites.mjs';
import { warmUp } from './engines/warm-up.mjs';

const embedded = {
  name: 'embedded',
  title: 'embedded (dynalite, fauxqs, own KMS and SSM)',
  services: ['dynamodb', 'sqs', 'kms', 'ssm'],
  install: async () => undefined,
  start: async () => ({ endpoints: {}, stop: async () => undefined }),
};
const ENGINES = [embedded, dynamoDbLocal, localstack, ministack];

let stopCurrent = async () => undefined;

/** What became of one engine: counts by suite, or why there are none. */
async function tryEngine(engine) {
  const began = performance.now();
  const secondsSince = (then) => ((performance.now() - then) / 1000).toFixed(1);
  let folder;
  try {
    folder = await engine.install();
  } catch (error) {
    return { missing: error instanceof MissingError ? `this machine lacks ${error.message}` : error.message };
  }
  const installed = secondsSince(began);
  const starting = performance.now();
  try {
    const { endpoints, stop } = await engine.start(folder);
    stopCurrent = stop;
    await warmUp(endpoints);
    const started = secondsSince(starting);
    const running = performance.now();
    const counts = await runSuites(engine.name, { services: engine.services, endpoints });
    const times = `installed in ${installed} s, started in ${started} s, suites ${secondsSince(running)} s`;
    console.log(`${engine.title}: ${times}`);
    return { counts };
  } catch (error) {
    return { broken: error.message };
  } finally {
    await stopCurrent();
    stopCurrent = async () => undefined;
  }
}

function printTable(outcomes) {
  const header = ['engine', ...SUITES.map(({ name }) => name)];
  const rows = [...outcomes].map(([engine, outcome]) => [
    engine.title,
    ...SUITES.map((suite) => cellOf(engine, outcome, suite)),
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
  console.log('\nTests passed / failed by engine and suite:');
  for (const row of [header, ...rows]) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  }
}

function cellOf({ services }, { counts, missing }, suite) {
  if (!isFor(suite, services)) return '-';
  if (counts === undefined) return missing === undefined ? 'broken' : 'missing';
  const { passed, failed } = counts.get(suite.name);
  return `${passed} / ${failed}`;
}

/** The named engines, or all; ends the process when a name is none of theirs or help is asked for. */
function chooseEngines(names) {
  const known = ENGINES.map(({ name }) => name);
  if (names.includes('--help')) {
    console.log(
      `Usage: npm run test:engines -- [engine ...]\n\nRuns the contract suites on engines that it installs (Java 17 with Maven, Python 3.11 to 3.13) and starts on 127.0.0.1;\nsome minutes the first time. Engines, by default all: ${known.join(', ')}`,
    );
    process.exit(0);
  }
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`Expected some of ${known.join(', ')}, got ${unknown.join(', ')}`);
    process.exit(2);
  }
  return ENGINES.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function endEarly() {
  await stopCurrent();
  process.exit(130);
}
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => void endEarly());

const outcomes = new Map();
for (const engine of chooseEngines(process.argv.slice(2))) {
  console.log(`${engine.title} ...`);
  outcomes.set(engine, await tryEngine(engine));
}
printTable(outcomes);
const isCi = process.env.CI === 'true';
let [passed, failed] = [0, 0];
for (const [{ title }, { counts = new Map(), missing, broken }] of outcomes) {
  for (const count of counts.values()) {
    passed += count.passed;
    failed += count.failed;
  }
  if (missing !== undefined) console.log(`\nMISSING, NOT TESTED: ${title}: ${missing}`);
  if (broken !== undefined) console.log(`\nBROKEN: ${title}: ${broken}`);
  if (broken !== undefined || (missing !== undefined && isCi)) failed += 1;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
