import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { readSourceFile, readSourceFiles, WORKSPACE } from './source-files.ts';

const TEXTS = ['.ts', '.mjs', '.js', '.json', '.yml', '.yaml', '.md', '.sh', '.npmrc', '.gitignore', '/run'];
const FILES = readSourceFiles('.', TEXTS);

/** Folders in which people and build machines keep their checkouts. */
const MACHINE_PATH = /(?<![\w.:/-])\/(root|home|Users|work|workspace|builds|mnt|media)\/[\w.-]+/;

function linesWith(pattern: RegExp, files = FILES): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );
}

describe('the lock file', () => {
  it('names no place that packages came from', () => {
    const lock = [readSourceFile('pnpm-lock.yaml')];
    expect(linesWith(/^\s*(resolution: .*)?(tarball|registry|repo)\s*:/, lock)).toEqual([]);
    expect(linesWith(/resolution:.*https?:/, lock)).toEqual([]);
    expect(linesWith(/^\s+resolution: (?!\{integrity: sha512-)/, lock)).toEqual([]);
  });
});

describe('package manager settings', () => {
  it('name no registry, no token and no certificate', () => {
    const settings = ['.npmrc', '.pnpmrc', '.yarnrc.yml', 'pnpm-workspace.yaml', 'package.json']
      .filter((name) => existsSync(join(WORKSPACE, name)))
      .map(readSourceFile);
    expect(linesWith(/registry|_auth|token|cafile|proxy|https?:\/\//i, settings)).toEqual([]);
  });
});

describe('tracked texts', () => {
  it('are there to look at', () => {
    expect(FILES.length).toBeGreaterThan(200);
  });

  it('name no folder of a machine', () => {
    expect(linesWith(MACHINE_PATH)).toEqual([]);
  });

  it.each([
    [`from '${'/'}root/project/x.ts'`, true],
    [`cd ${'/'}home/ann/syncwell`, true],
    ['https://example.org/home/page', false],
    ['packages/work/src', false],
    ['../home/page', false],
  ])('would be caught, or not, in %j: %s', (line, caught) => {
    expect(MACHINE_PATH.test(line)).toBe(caught);
  });
});
