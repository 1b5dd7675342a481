import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** The client as an app has it: installed from its tarball. */
export interface PackedClient {
  /** A folder in which `@syncwell/client` can be imported. */
  readonly app: string;
  /** The package in it. */
  readonly folder: string;
  remove(): void;
}

/** Runs `npm run client` and unpacks the tarball where an install would. */
export function packClient(): PackedClient {
  const app = mkdtempSync(join(tmpdir(), 'syncwell-client-'));
  const made = join(app, 'made');
  run(process.execPath, ['scripts/client.mjs', '--out', made], ROOT);
  const tarball = readdirSync(made).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('Expected a tarball, got none');
  const folder = join(app, 'node_modules', '@syncwell', 'client');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--prefix', app, join(made, tarball)], app);
  return { app, folder, remove: () => rmSync(app, { recursive: true, force: true }) };
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}
