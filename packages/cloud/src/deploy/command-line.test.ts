import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';

/** Nobody's account: no credentials in the environment, no profile, no machine that would have some. */
const NO_ACCOUNT = {
  PATH: process.env['PATH'],
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

function run(args: readonly string[], environment: Record<string, string> = {}) {
  const script = 'packages/cloud/src/deploy/main.ts';
  const env = { ...NO_ACCOUNT, ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run deploy, npm run remove', () => {
  it('explain themselves', () => {
    expect(run(['deploy', '--help']).stdout).toContain('Usage: npm run deploy -- --stage NAME');
    expect(run(['remove', '--help']).stdout).toContain('Usage: npm run remove -- --stage NAME');
  });

  it('ask for a stage', () => {
    expect(run(['deploy'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Expected --stage to be one of') as unknown,
    });
    expect(run(['destroy'])).toMatchObject({
      status: 2,
      stderr: 'Expected deploy or remove, got destroy\n',
    });
  });

  it('say how to give a region when there is none', () => {
    const { status, stderr } = run(['deploy', '--stage', 'dev']);
    expect(stderr).toMatch(/^Expected a region, got none: give --region/);
    expect(status).toBe(1);
  });

  it('say how to give credentials when there are none', () => {
    const { status, stderr } = run(['deploy', '--stage', 'dev', '--region', 'eu-central-1']);
    expect(stderr).toMatch(/^Expected credentials that AWS takes, got: Could not load credentials/);
    expect(stderr).toContain('--profile NAME');
    expect(status).toBe(1);
  });
});
