import { posix } from 'node:path';

import ts from 'typescript';

import type { SourceFile } from './source-files.ts';

const SERVICES = new Set(['orchestrator', 'chunk-worker', 'status']);

/** What a file imports or re-exports, types too: paths of the workspace without ending, or names of packages. */
export function importsOf({ path, text }: SourceFile): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.map(({ fileName }) => toTarget(path, fileName));
}

function toTarget(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return withoutEnding(posix.join(posix.dirname(from), specifier));
  const [, name, subpath] = /^@syncwell\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
  if (name === undefined || subpath === undefined) return specifier;
  return `${SERVICES.has(name) ? 'services' : 'packages'}/${name}/src/${subpath}`;
}

function withoutEnding(path: string): string {
  return path.replace(/\.(ts|mjs|js)$/, '');
}
