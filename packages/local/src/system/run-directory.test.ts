import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeRunDirectory } from './run-directory.ts';

/** Above every process id that Linux or macOS gives out. */
const NOBODY = 2 ** 30;

describe('makeRunDirectory', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'runs-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** A run that was made `age` minutes ago. */
  const leaveRun = (name: string, age: number, owner?: number) => {
    const path = join(root, '.local', name);
    mkdirSync(join(path, 'build'), { recursive: true });
    if (owner !== undefined) writeFileSync(join(path, 'owner.pid'), String(owner));
    const then = new Date(Date.now() - age * 60_000);
    utimesSync(path, then, then);
  };
  const left = () => readdirSync(join(root, '.local')).sort();

  it('keeps the last five runs, this one included', async () => {
    for (let age = 1; age <= 7; age += 1) leaveRun(`syncwell-00000${age}`, age, NOBODY);
    await makeRunDirectory(root, 'syncwell-abcdef');
    expect(left()).toEqual([...[1, 2, 3, 4].map((age) => `syncwell-00000${age}`), 'syncwell-abcdef']);
  });

  it('keeps what a living process uses, and takes away what nobody owns', async () => {
    for (let age = 1; age <= 5; age += 1) leaveRun(`syncwell-00000${age}`, age, NOBODY);
    leaveRun('syncwell-00000a', 60, process.pid);
    leaveRun('syncwell-00000b', 60);
    await makeRunDirectory(root, 'syncwell-abcdef');
    expect(left()).toContain('syncwell-00000a');
    expect(left()).not.toContain('syncwell-00000b');
  });

  it('leaves alone what is no run', async () => {
    for (let age = 1; age <= 6; age += 1) leaveRun(`syncwell-00000${age}`, age, NOBODY);
    leaveRun('engines', 10_000);
    await makeRunDirectory(root, 'syncwell-abcdef');
    expect(left()).toContain('engines');
  });

  it('takes the bundles away at the end and keeps the log', async () => {
    const directory = await makeRunDirectory(root, 'syncwell-abcdef');
    expect(directory.buildFolder).toBe('.local/syncwell-abcdef/build');
    mkdirSync(join(root, directory.buildFolder));
    writeFileSync(directory.logFile, 'log');
    await directory.clean();
    expect(existsSync(join(root, directory.buildFolder))).toBe(false);
    expect(existsSync(directory.logFile)).toBe(true);
  });
});
