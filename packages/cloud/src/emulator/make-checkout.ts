import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Copied: what a deployment reads, writes beside, or a run may change. */
const COPIED = [
  'config',
  'services',
  'serverless-compose.yml',
  'package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
];
/** Made by tools. Whose packages a service uses is linked, below. */
const LEFT_OUT = new Set(['node_modules', '.serverless', '.esbuild']);
const LINKED = ['packages', 'node_modules'];

/**
 * Makes `folder` a workspace of its own to deploy from: what packaging writes, and what is changed there, stays there. The
 * packages and everything installed are those of `root`.
 */
export async function makeCheckout(root: string, folder: string, services: readonly string[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of COPIED) {
    const filter = (path: string) => !LEFT_OUT.has(basename(path));
    await cp(join(root, name), join(folder, name), { recursive: true, filter });
  }
  const modules = services.map((path) => join(path, 'node_modules'));
  for (const path of [...LINKED, ...modules]) await symlink(join(root, path), join(folder, path));
}
