import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

describe('a command that needs an engine', () => {
  it('says what the machine lacks, and is not taken for a success', () => {
    const run = spawnSync(process.execPath, ['scripts/e2e-localstack.mjs'], {
      cwd: ROOT,
      env: { PATH: '' },
      encoding: 'utf8',
    });
    expect(run.stderr).toContain(
      'NOT TESTED: LocalStack community cannot run here, this machine lacks a JDK',
    );
    expect(run.status).toBe(3);
  });
});
