import { join } from 'node:path';

import { build, stop, type BuildOptions } from 'esbuild';
import * as z from 'zod';

/** Settings of `custom.esbuild` that the packaging plugin keeps to itself. Those not here are esbuild's own. */
const PACKAGING_SETTINGS = [
  'concurrency',
  'disposeContext',
  'exclude',
  'installExtraArgs',
  'keepOutputDirectory',
  'nativeZip',
  'outputBuildFolder',
  'outputFileExtension',
  'outputWorkFolder',
  'packager',
  'packagerOptions',
  'skipRebuild',
  'watch',
  'zipConcurrency',
];

const settings = z.looseObject({
  exclude: z.array(z.string()).default([]),
  outputFileExtension: z.string(),
});

export interface Bundling {
  readonly root: string;
  /** `path/to/file.export`, from the root. */
  readonly handlers: readonly string[];
  /** `custom.esbuild` as the services have it. */
  readonly esbuild: unknown;
  readonly buildFolder: string;
}

/**
 * Bundles all functions with the services' own options, in one pass and with shared parts: every function on its own,
 * as they are packaged, takes three times as long, and each worker thread reads more. No minifying: errors stay legible.
 */
export async function bundleFunctions({ root, handlers, esbuild, buildFolder }: Bundling): Promise<void> {
  const { exclude, outputFileExtension, ...others } = settings.parse(esbuild);
  const options = Object.entries(others).filter(([name]) => !PACKAGING_SETTINGS.includes(name));
  await build({
    ...(Object.fromEntries(options) as BuildOptions),
    absWorkingDir: root,
    entryPoints: handlers.map(toEntryPoint),
    outbase: root,
    outdir: buildFolder,
    outExtension: { '.js': outputFileExtension },
    external: exclude,
    // The root itself depends on no package of the workspace; replacements of modules are in one.
    nodePaths: [join(root, 'packages', 'local', 'node_modules')],
    splitting: true,
    minify: false,
    sourcemap: false,
    logLevel: 'error',
  });
  await stop(); // its process would stay for as long as this one
}

function toEntryPoint(handler: string): string {
  return `${handler.slice(0, handler.lastIndexOf('.'))}.ts`;
}
