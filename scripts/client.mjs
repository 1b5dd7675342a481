// Makes the client a package of its own: one file of JavaScript, its types, its README, and all of that as a tarball that
// an app installs. Nothing in it names another package.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';

import { writeTypes } from './client/write-types.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = join(root, 'packages', 'client');
/** What every engine of React Native and every browser since 2020 understands. */
const TARGET = 'es2020';

const USAGE = `Usage: npm run client -- [--out FOLDER]

Writes the API's client as a package into FOLDER (default .local/client): index.js, its types, README.md and
what it links to, and a tarball that an app installs: npm install FOLDER/syncwell-client-VERSION.tgz`;

function toManifest({ name, version, description, license }) {
  const entry = { types: './index.d.ts', default: './index.js' };
  return {
    ...{ name, version, description, license, type: 'module', sideEffects: false },
    // Twice: bundlers of React Native before 0.79 read only the first.
    ...{ main: './index.js', types: './index.d.ts', exports: { '.': entry } },
  };
}

/** An empty folder. One that holds something else than an earlier package is left alone. */
function clear(folder) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  if (files.length > 0 && !files.includes('index.d.ts')) {
    console.error(`Expected --out to be empty or an earlier package of the client, got ${folder}`);
    process.exit(2);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** The README, with the documents of the API that it links to: an app has no folder above the package. */
function copyReadme(folder) {
  const readme = readFileSync(join(SOURCE, 'README.md'), 'utf8');
  writeFileSync(join(folder, 'README.md'), readme.replaceAll('](../../docs/', '](docs/'));
  mkdirSync(join(folder, 'docs'));
  for (const file of ['errors.md', 'openapi.yaml'])
    copyFileSync(join(root, 'docs', file), join(folder, 'docs', file));
}

async function writePackage(folder) {
  clear(folder);
  const entry = join(SOURCE, 'src', 'index.ts');
  const outfile = join(folder, 'index.js');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: TARGET,
  });
  await writeTypes(entry, { folder, tsconfig: join(root, 'tsconfig.json') });
  copyReadme(folder);
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  const manifest = toManifest(JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8')));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { bytes: statSync(outfile).size };
}

/** Packs the folder where it is; answers the tarball's path. */
function pack(folder) {
  const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' };
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--json', '--offline'], options);
  if (status !== 0) throw new Error(`npm pack failed (exit code ${status}):\n${stderr}`);
  return join(folder, JSON.parse(stdout)[0].filename);
}

const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, '.local', 'client') }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const folder = resolve(values.out);
const { bytes } = await writePackage(folder);
const tarball = pack(folder);
console.log(
  `${relative(process.cwd(), join(folder, 'index.js'))}: ${(bytes / 1024).toFixed(1)} KB, no dependency`,
);
console.log(`npm install ${relative(process.cwd(), tarball)}`);
