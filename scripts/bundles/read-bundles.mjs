import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { unzipSync } from 'fflate';

const SERVICES = ['orchestrator', 'chunk-worker', 'status'];

/** What the last `npm run package` made of each function: its code, without the source map beside it. */
export function readBundles(root) {
  return SERVICES.flatMap((service) => {
    const folder = join(root, 'services', service, '.serverless');
    return readdirSync(folder)
      .filter((file) => file.endsWith('.zip'))
      .map((file) => ({ service, name: file.slice(0, -'.zip'.length), ...readCode(join(folder, file)) }));
  });
}

function readCode(zip) {
  const files = unzipSync(readFileSync(zip), { filter: ({ name }) => name.endsWith('.mjs') });
  const [code, ...others] = Object.values(files);
  if (code === undefined || others.length > 0) {
    throw new Error(`Expected one module in ${zip}, got ${Object.keys(files).join(', ') || 'none'}`);
  }
  return { code, bytes: code.length };
}
