import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { readSourceFiles, WORKSPACE } from './source-files.ts';

/** Its README is read in the packed client, where the documents lie beside it: tests/client looks there. */
const PACKED = 'packages/client/README.md';
const TEXTS = readSourceFiles('.', ['.md']).filter(({ path }) => path !== PACKED);

describe('documents', () => {
  it('link only to files that there are', () => {
    const links = TEXTS.flatMap(({ path, text }) =>
      Array.from(text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)(#[^)]*)?\)/g), ([, target = '']) => ({
        path,
        target,
      })),
    );
    expect(links.length).toBeGreaterThan(40);
    expect(links.filter(({ path, target }) => !existsSync(join(WORKSPACE, dirname(path), target)))).toEqual(
      [],
    );
  });
});
