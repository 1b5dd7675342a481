// Entry of every `npm run`: needs nothing but Node 20 and npm. Installs the workspace when the lock file or a
// manifest changed since the last install, then hands over to Node 24, which comes with the install.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchLaunchers } from './watch-launchers.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const REQUIRED_NODE_MAJOR = 24;

/** What each name runs, as arguments of Node 24. */
const COMMANDS = {
  demo: ['packages/local/src/demo/main.ts'],
  simulators: ['packages/local/src/simulators/command/main.ts'],
  test: ['scripts/check.mjs'],
  package: ['scripts/package.mjs'],
  simulate: ['packages/simulation/src/cli/main.ts'],
  chaos: ['packages/local/src/chaos/main.ts'],
  scenarios: ['scripts/scenarios.mjs'],
  deploy: ['packages/cloud/src/deploy/main.ts', 'deploy'],
  remove: ['packages/cloud/src/deploy/main.ts', 'remove'],
  'e2e:cloud': ['scripts/e2e-cloud.mjs'],
  'check:permissions': ['scripts/check-permissions.mjs'],
  'e2e:localstack': ['scripts/e2e-localstack.mjs'],
  'test:engines': ['scripts/test-engines.mjs'],
  'bench:units': ['scripts/bench-units.mjs'],
  'bench:bundle': ['scripts/bench-bundle.mjs'],
  'bench:uploads': ['packages/local/src/cost/uploads/main.ts'],
  cost: ['packages/local/src/cost/main.ts'],
  'fuzz:api': ['scripts/fuzz-api.mjs'],
  openapi: ['packages/openapi/src/cli/main.ts'],
  client: ['scripts/client.mjs'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--write', '.'],
};

function fail(message) {
  console.error(message);
  process.exit(1);
}

function manifests() {
  const members = ['packages', 'services'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  );
  return ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...members].filter((file) =>
    existsSync(join(root, file)),
  );
}

function installedFingerprint() {
  const hash = createHash('sha256');
  for (const file of manifests()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function install() {
  const stamp = join(root, 'node_modules', '.installed');
  const wanted = installedFingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.error(
    `Installing the workspace with ${packageManager} (the first time and after a change of a manifest, about half a minute) ...`,
  );
  const result = spawnSync(
    'npx',
    ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      env: { ...process.env, CI: 'true' },
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (result.status !== 0)
    fail(`The install failed (exit code ${result.status}). Is the npm registry reachable?`);
  writeFileSync(stamp, wanted);
}

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= REQUIRED_NODE_MAJOR) return process.execPath;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const packages = [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  const found = packages
    .map((name) => join(root, 'node_modules', name, 'bin', executable))
    .find((path) => existsSync(path));
  return (
    found ??
    fail(
      `Expected Node ${REQUIRED_NODE_MAJOR} from npm for ${process.platform}-${process.arch}, found none: ` +
        `install Node ${REQUIRED_NODE_MAJOR} yourself and run this again.`,
    )
  );
}

const [name, ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) fail(`Expected one of ${Object.keys(COMMANDS).join(', ')}, got ${name}`);
install();
const node = node24();
const child = spawn(node, [...command, ...rest], {
  cwd: root,
  // The channel closes when this process is killed, so that what was started here can end too.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  },
});
// Ctrl-C reaches the whole foreground group; a signal sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
watchLaunchers(() => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
