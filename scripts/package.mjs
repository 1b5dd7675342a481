// Packages the three services into services/<service>/.serverless/, with no AWS account and nothing deployed: what one
// service gets from another is filled in with a made-up value of the right form.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OSLS = join(root, 'node_modules', 'serverless', 'scripts', 'serverless.js');
const ACCOUNT = 'us-east-1:000000000000';

/** Name and ARN of a table. Made-up names are logical ids of the orchestrator's template, so that tests can match them. */
const toTable = (param, logicalId) => ({
  [`${param}Name`]: logicalId,
  [`${param}Arn`]: `arn:aws:dynamodb:${ACCOUNT}:table/${logicalId}`,
});
const toQueue = (param, logicalId) => ({
  [`${param}Url`]: `https://sqs.us-east-1.amazonaws.com/000000000000/${logicalId}`,
  [`${param}Arn`]: `arn:aws:sqs:${ACCOUNT}:${logicalId}`,
});
const ORCHESTRATION_TABLE = toTable('orchestrationTable', 'OrchestrationTable');
const BUDGET_TABLE = toTable('budgetTable', 'BudgetTable');

/** What serverless-compose.yml hands to each service. */
const PARAMS = {
  orchestrator: {},
  'chunk-worker': {
    ...ORCHESTRATION_TABLE,
    ...toTable('connectionTable', 'ConnectionTable'),
    ...toTable('ledgerTable', 'LedgerTable'),
    ...BUDGET_TABLE,
    ...toQueue('coldQueue', 'ColdQueue'),
    ...toQueue('deadLetterQueue', 'ColdDeadLetterQueue'),
    ...toQueue('quarantineQueue', 'QuarantineQueue'),
    connectionKeyArn: `arn:aws:kms:${ACCOUNT}:key/ConnectionKey`,
  },
  status: {
    ...ORCHESTRATION_TABLE,
    ...BUDGET_TABLE,
    httpApiId: 'HttpApi',
    authorizerId: 'HttpApiAuthorizerUsers',
  },
};

/** Without what could reach an account. The issuer is one that nobody can own (RFC 2606). */
function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    SYNCWELL_JWT_ISSUER: 'https://issuer.invalid',
    SYNCWELL_REDIRECT_URIS: 'https://app.invalid/connected',
    ...Object.fromEntries(kept),
    FORCE_COLOR: '0',
  };
}

function run(service, stage) {
  const params = Object.entries(PARAMS[service]).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
  const cwd = join(root, 'services', service);
  // A template of an earlier run must not pass for the result of a failed one.
  rmSync(join(cwd, '.serverless'), { recursive: true, force: true });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [OSLS, 'package', '--stage', stage, ...params], {
      cwd,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code) => resolve({ service, code, output }));
  });
}

function describe(service) {
  const folder = join(root, 'services', service, '.serverless');
  const template = join(folder, 'cloudformation-template-update-stack.json');
  const { Resources } = JSON.parse(readFileSync(template, 'utf8'));
  const functions = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function').length;
  const bundles = readdirSync(folder)
    .filter((file) => file.endsWith('.zip'))
    .map(
      (file) => `${file.slice(0, -'.zip'.length)} ${Math.ceil(statSync(join(folder, file)).size / 1024)} KB`,
    );
  return `${service}: ${relative(root, template)}, ${functions} functions (${bundles.join(', ')})`;
}

/** A new stage is a new file there (docs/decisions/deploy-by-compose.md). */
const STAGES = readdirSync(join(root, 'config', 'stages'))
  .map((file) => basename(file, '.yml'))
  .filter((name) => name !== 'default');

const USAGE = `Usage: npm run package -- [options]

Writes the CloudFormation template and the bundles of each service into services/<service>/.serverless/. Needs no
credentials: what one service gets from another is made up.

  --stage NAME   one of ${STAGES.join(', ')} (default prod)
  --help         print this text`;

/** The options; ends the process when they ask for help or cannot be understood. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: { stage: { type: 'string', default: 'prod' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (STAGES.includes(values.stage)) return values;
    throw new Error(`Expected --stage to be one of ${STAGES.join(', ')}, got ${values.stage}`);
  } catch (error) {
    console.error(`${error.message}\nnpm run package -- --help lists the options.`);
    process.exit(2);
  }
}

const { stage } = readOptions();
const results = await Promise.all(Object.keys(PARAMS).map((service) => run(service, stage)));
for (const { service, code, output } of results) {
  if (code === 0) console.log(describe(service));
  else console.error(`Packaging ${service} for stage ${stage} failed (exit code ${code}):\n${output.trim()}`);
}
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;
