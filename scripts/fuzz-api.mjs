// Requests that docs/openapi.yaml allows, and requests that it does not, against the running services: none may be
// answered with a 5xx, with anything that the document does not say, without a token, or with success where the document
// refuses. Starts the demo's system by itself. Exit code 0 when nothing was found, 3 when this machine lacks Python.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { MissingError } from './engines/find-tools.mjs';
import { runBounded } from './engines/run-bounded.mjs';
import { findSchemathesisTools, installSchemathesis } from './engines/schemathesis.mjs';
import { startFuzzStage } from './start-fuzz-stage.mjs';

const EXIT_MISUSED = 2;
const EXIT_MISSING = 3;
const LONGEST_MS = 900_000;
const DOCUMENT = resolve('docs', 'openapi.yaml');
const SETTINGS = resolve('tests', 'api', 'schemathesis.toml');
const FOLDER = resolve('.local', 'fuzz');

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'ignored_auth',
];

const USAGE = `Usage: npm run fuzz:api -- [options]

Has schemathesis try the API of a system on this machine: no 5xx, no answer that docs/openapi.yaml does not know.

  --examples N   requests per route and kind (default 30)
  --seed N       the same requests again (default: others each time)
  --can-run      only say whether this machine has what is needed
  --help         print this text`;

/** Erasing a user makes all else of that user impossible, and nothing follows from it: somebody else is erased, at last. */
const RUNS = [
  { user: 'stays', filter: ['--exclude-operation-id', 'deleteMe'] },
  { user: 'leaves', filter: ['--include-operation-id', 'deleteMe', '--phases', 'coverage,fuzzing'] },
];

/** Ends the process when they cannot be understood. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        examples: { type: 'string', default: '30' },
        seed: { type: 'string' },
        'can-run': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (/^[1-9]\d*$/.test(values.examples)) return values;
    throw new Error(`Expected --examples to be a number above 0, got ${values.examples}`);
  } catch (error) {
    console.error(`${error.message}\nnpm run fuzz:api -- --help lists the options.`);
    process.exit(EXIT_MISUSED);
  }
}

async function main() {
  const values = readOptions();
  if (values.help) return say(USAGE, 0);
  findSchemathesisTools();
  if (values['can-run']) return 0;
  const command = await installSchemathesis();
  const stage = await startFuzzStage();
  try {
    const codes = [];
    for (const { user, filter } of RUNS) {
      codes.push(await fuzz(command, toArguments(values, filter), { ...stage, token: stage.tokens[user] }));
    }
    const failed = codes.filter((code) => code !== 0).length;
    return say(
      failed === 0 ? 'Nothing found.' : `Found something; the services’ log: ${stage.logFile}`,
      failed,
    );
  } finally {
    await stage.stop();
  }
}

function toArguments({ examples, seed }, filter) {
  const fixed = seed === undefined ? [] : ['--seed', seed];
  return ['--max-examples', examples, ...fixed, '--checks', CHECKS.join(','), ...filter];
}

async function fuzz(command, args, { apiUrl, token }) {
  mkdirSync(FOLDER, { recursive: true });
  const target = [
    '--config-file',
    SETTINGS,
    'run',
    DOCUMENT,
    '--url',
    apiUrl,
    '--header',
    `Authorization: Bearer ${token}`,
  ];
  const manner = ['--request-timeout', '30', '--continue-on-failure', '--generation-database', 'none'];
  const { code, output } = await runBounded(command, [...target, ...manner, ...args], {
    cwd: FOLDER,
    env: { NO_COLOR: '1' },
    timeoutMs: LONGEST_MS,
  });
  console.log(output.trim());
  return code;
}

function say(text, exitCode) {
  console.log(text);
  return exitCode;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isMissing = error instanceof MissingError;
  console.error(
    isMissing ? `NOT TESTED: the API is not fuzzed here, this machine lacks ${error.message}` : error,
  );
  process.exitCode = isMissing ? EXIT_MISSING : 1;
}
process.exit();
