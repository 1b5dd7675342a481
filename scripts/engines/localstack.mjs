// LocalStack's community edition (Apache-2.0) as a process on this machine, without Docker, account or token. Its DynamoDB
// is DynamoDB Local: the jars are those of dynamodb-local.mjs.
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createVenv } from './create-venv.mjs';
import { installDynamoDbLocal } from './dynamodb-local.mjs';
import { findJdk, findMaven, findPython } from './find-tools.mjs';
import { installOnce } from './install-once.mjs';
import { runStep } from './run-step.mjs';
import { findFreePort, startEngine } from './start-engine.mjs';

/** By version of Python: the newest release that runs on it as it is, and the day whose packages it was made with. */
const RELEASES = {
  3.13: { version: '4.14.0', asOf: '2026-02-28' },
  3.11: { version: '4.9.2', asOf: '2025-10-20' },
};
const SERVICES = ['dynamodb', 'sqs', 'kms', 'ssm'];
const UV_VERSION = '0.13.9';
/** Raised when the steps below change. */
const RECIPE = 'localstack 1';
const STEP_WITHIN_MS = 60_000;
const DOWNLOAD_WITHIN_MS = 300_000;
/** Its server takes the port of GATEWAY_LISTEN and drops the host: it would listen on every interface. */
const BIND = [
  'TCP4ServerEndpoint(reactor, host_and_port.port)',
  'TCP4ServerEndpoint(reactor, host_and_port.port, interface=host_and_port.host)',
];

/** @throws MissingError for what this machine lacks */
function findTools() {
  findJdk();
  findMaven();
  return findPython(['3.13', '3.11']);
}

async function install() {
  const { python, version } = findTools();
  const release = RELEASES[version];
  const jars = await installDynamoDbLocal();
  return installOnce('localstack', JSON.stringify([RECIPE, python, release]), async (folder) => {
    await installPackages(folder, python, release);
    obeyGatewayHost(folder, version);
    await provideDynamoDb(folder, jars);
  });
}

async function installPackages(folder, python, { version, asOf }) {
  const bin = await createVenv(folder, python, [`uv==${UV_VERSION}`]);
  const packages = ['--exclude-newer', asOf, `localstack-core[runtime]==${version}`];
  // Copies: a file that is linked to the cache and then changed would be changed for everybody.
  const uv = ['pip', 'install', '-q', '--link-mode', 'copy', '--python', join(bin, 'python'), ...packages];
  await runStep(join(bin, 'uv'), uv, { cwd: folder, timeoutMs: DOWNLOAD_WITHIN_MS });
}

function obeyGatewayHost(folder, version) {
  const packages = join(folder, 'venv', 'lib', `python${version}`, 'site-packages');
  const file = join(packages, 'localstack', 'runtime', 'server', 'twisted.py');
  const [before, after] = BIND;
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`Expected ${before} in ${file}, found none`);
  writeFileSync(file, text.replace(before, after));
}

/** Puts DynamoDB Local where LocalStack's own installer would: jars, a runner, and an agent, which has nothing to do here. */
async function provideDynamoDb(folder, jars) {
  const lib = join(folder, 'fs', 'var', 'lib', 'localstack', 'lib');
  const target = join(lib, 'dynamodb-local', '2');
  const jdk = findJdk();
  mkdirSync(target, { recursive: true });
  mkdirSync(join(lib, 'java'), { recursive: true });
  symlinkSync(jdk, join(lib, 'java', '21'));
  symlinkSync(join(jars, 'lib'), join(target, 'DynamoDBLocal_lib'));
  const options = { cwd: target, timeoutMs: STEP_WITHIN_MS };
  writeFileSync(
    join(target, 'NoAgent.java'),
    'public class NoAgent { public static void premain(String a) {} }\n',
  );
  await runStep(join(jdk, 'bin', 'javac'), ['NoAgent.java'], options);
  writeFileSync(join(target, 'agent.mf'), 'Premain-Class: NoAgent\n');
  const jar = join(jdk, 'bin', 'jar');
  await runStep(jar, ['cfm', 'ddb-local-loader-0.1.jar', 'agent.mf', 'NoAgent.class'], options);
  const paths = readdirSync(join(jars, 'lib')).filter((name) => name.endsWith('.jar'));
  const classPath = ['.', ...paths.map((name) => `DynamoDBLocal_lib/${name}`)].join('\n  ');
  writeFileSync(join(target, 'runner.mf'), `Main-Class: LoopbackRunner\nClass-Path: ${classPath}\n`);
  // The name by which LocalStack knows that DynamoDB Local is installed.
  const runner = [
    'cfm',
    'DynamoDBLocal.jar',
    'runner.mf',
    '-C',
    join(jars, 'classes'),
    'LoopbackRunner.class',
  ];
  await runStep(jar, runner, options);
}

async function start(folder) {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const venv = join(folder, 'venv');
  const tmp = join(folder, 'tmp');
  mkdirSync(tmp, { recursive: true });
  const env = {
    ...process.env,
    LOCALSTACK_AUTH_TOKEN: '',
    VIRTUAL_ENV: venv,
    PATH: `${join(venv, 'bin')}:${process.env.PATH}`,
    TMPDIR: tmp,
    XDG_CACHE_HOME: join(folder, 'cache'),
    FILESYSTEM_ROOT: join(folder, 'fs'),
    OVERRIDE_IN_DOCKER: '0',
    GATEWAY_LISTEN: `127.0.0.1:${port}`,
    LOCALSTACK_HOST: `127.0.0.1:${port}`,
    SQS_ENDPOINT_STRATEGY: 'path',
    DNS_ADDRESS: '0',
    DISABLE_EVENTS: '1',
    SKIP_SSL_CERT_DOWNLOAD: '1',
    // Nothing listens there: nothing is sent home.
    API_ENDPOINT: 'http://127.0.0.1:9',
    DDB_LOCAL_TELEMETRY: '0',
    DYNAMODB_IN_MEMORY: '1',
    EAGER_SERVICE_LOADING: '1',
    SERVICES: SERVICES.join(','),
    PROVIDER_OVERRIDE_DYNAMODB: 'v2',
  };
  const command = join(venv, 'bin', 'python');
  const args = ['-m', 'localstack.runtime.main'];
  const readyUrl = `${url}/_localstack/health`;
  const isReady = (answer) => SERVICES.every((name) => JSON.parse(answer).services?.[name] === 'running');
  const stop = await startEngine(command, args, { cwd: folder, env, readyUrl, isReady });
  return { endpoints: { dynamodb: url, sqs: url, kms: url, ssm: url }, stop };
}

export const localstack = {
  name: 'localstack',
  title: 'LocalStack community',
  services: SERVICES,
  findTools,
  install,
  start,
};
