import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { recordingsFolder } from './recordings-folder.ts';

describe('recordingsFolder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  const { RECORDINGS_DIR: givenFolder, CI: givenCi } = process.env;
  const warn = jest.spyOn(console, 'warn');

  const restore = (name: string, value: string | undefined) => {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  };
  const ask = (dir: string, ci: string | undefined) => {
    restore('RECORDINGS_DIR', dir);
    restore('CI', ci);
    return recordingsFolder();
  };

  beforeEach(() => void warn.mockReset());
  afterAll(() => {
    restore('RECORDINGS_DIR', givenFolder);
    restore('CI', givenCi);
    warn.mockRestore();
    rmSync(folder, { recursive: true });
  });

  it('is required in CI', () => {
    expect(() => ask(folder, 'true')).toThrow('Expected a folder of TCX recordings in RECORDINGS_DIR');
  });

  it.each([
    ['a machine that is not CI', undefined],
    ['CI that is known to have none', 'true'],
  ])('may be missing on %s, said aloud', (_where, ci) => {
    expect(ask(ci === undefined ? folder : 'none', ci)).toBeUndefined();
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('SKIPPED'));
  });

  it('is the one that RECORDINGS_DIR names, once something is in it', () => {
    writeFileSync(join(folder, 'run.tcx'), '');
    expect(ask(folder, 'true')).toBe(folder);
    expect(warn).not.toHaveBeenCalled();
  });
});
