import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { unzipSync } from 'fflate';

const FOLDER = join(__dirname, '..', '..', 'services', 'status', '.serverless');
/** Every poll of every app may meet a cold start of these functions; `npm run bench:bundle` says what one takes. */
const MOST_BYTES = 500_000;

const zips = readdirSync(FOLDER).filter((file) => file.endsWith('.zip'));

describe('the bundles of what apps poll', () => {
  it('are one for each function', () => {
    expect(zips.toSorted()).toEqual(['getChunks.zip', 'getOrchestrations.zip', 'getStatus.zip']);
  });

  it.each(zips)(`%s has one module of less than ${MOST_BYTES / 1000} KB, and its source map`, (zip) => {
    const files = unzipSync(readFileSync(join(FOLDER, zip)));
    const bytes = Object.entries(files).filter(([name]) => name.endsWith('.mjs'));
    expect(bytes.map(([, { length }]) => length < MOST_BYTES)).toEqual([true]);
    expect(Object.keys(files).filter((name) => name.endsWith('.mjs.map'))).toHaveLength(1);
  });
});
