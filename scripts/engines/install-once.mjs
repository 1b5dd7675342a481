// Installations that are kept between runs, each under .local/engines.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve('.local', 'engines');

/**
 * The folder of an engine, made by `install(folder)` unless it was made before from the same `recipe` (any text that
 * changes with what is installed). An installation that broke off is thrown away.
 */
export async function installOnce(name, recipe, install) {
  const folder = join(FOLDER, name);
  const stamp = join(folder, '.installed');
  const wanted = createHash('sha256').update(recipe).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await install(folder);
  writeFileSync(stamp, wanted);
  return folder;
}
