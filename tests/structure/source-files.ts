import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One text file of the workspace. */
export interface SourceFile {
  /** From the root of the workspace, with `/`. */
  readonly path: string;
  readonly text: string;
}

export const WORKSPACE = join(__dirname, '../..');
/** Made by tools, never part of the source: what `.gitignore` names, and Git's own. */
const MADE = new Set(['node_modules', '.serverless', '.esbuild', '.local', 'coverage', '.git']);

/** Every file below `folder` whose name ends in one of `endings`, in the order of their paths. */
export function readSourceFiles(folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(join(WORKSPACE, folder), { withFileTypes: true })
    .filter(({ name }) => !MADE.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return readSourceFiles(path, endings);
      return endings.some((ending) => path.endsWith(ending)) ? [readSourceFile(path)] : [];
    });
}

export function readSourceFile(path: string): SourceFile {
  const absolute = join(WORKSPACE, path);
  return {
    path: relative(WORKSPACE, absolute).split(sep).join('/'),
    text: readFileSync(absolute, 'utf8'),
  };
}
