// Size of each function's bundle, as it is packaged for prod, and how long it takes to import in a fresh process: what
// a cold start waits for on our side. One line per function; those that apps poll have a bound. Ends with 1 when one is over.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readBundles } from './bundles/read-bundles.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, '.local', 'bundles');
const TIMER = join(root, 'scripts', 'bundles', 'time-import.mjs');
const IMPORTS = 7;
/** Bytes of code: every poll of every app may meet a cold start of these. */
const POLLED_BYTES = 500_000;

if (process.argv.includes('--help')) {
  console.log(
    `Usage: npm run bench:bundle\n\nPackages the services, then tells of each function how big its code is, and the median of ${IMPORTS} imports in fresh processes.`,
  );
  process.exit(0);
}

function medianImportMs({ name, code }) {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  const times = Array.from({ length: IMPORTS }, () =>
    Number(execFileSync(process.execPath, ['--enable-source-maps', TIMER, file], { encoding: 'utf8' })),
  );
  return times.toSorted((a, b) => a - b)[Math.floor(IMPORTS / 2)];
}

function toLine(bundle, ms) {
  const bound = bundle.service === 'status' ? `of ${POLLED_BYTES / 1000}` : '';
  const verdict = bound === '' ? '' : isOver(bundle) ? 'over' : 'ok';
  const size = `${Math.ceil(bundle.bytes / 1000)} KB`;
  return `${bundle.name.padEnd(18)} ${size.padStart(7)} ${bound.padEnd(6)} ${verdict.padEnd(4)}  cold import ${Math.round(ms)} ms`;
}

function isOver({ service, bytes }) {
  return service === 'status' && bytes >= POLLED_BYTES;
}

execFileSync(process.execPath, [join(root, 'scripts', 'package.mjs')], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
mkdirSync(folder, { recursive: true });
try {
  const bundles = readBundles(root);
  for (const bundle of bundles) console.log(toLine(bundle, medianImportMs(bundle)));
  process.exitCode = bundles.some(isOver) ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
