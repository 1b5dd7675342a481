import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { removeStage } from './remove-stage.ts';

const FRAMEWORK = 'node_modules/serverless/scripts/serverless.js';

/** An account with these stacks, as CloudFormation's client tells of it. */
function accountWith(...names: readonly string[]) {
  const send = ({ input }: { input: { StackName?: string } }) => {
    if (names.includes(input.StackName ?? '')) return Promise.resolve({});
    return Promise.reject(new Error(`Stack with id ${input.StackName} does not exist`));
  };
  return { send: send as never };
}

describe('removeStage', () => {
  let root: string;
  let written: string;
  const remove = (framework: string, account: { readonly send: never }) => {
    const file = join(root, FRAMEWORK);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, framework);
    const place = { root, stage: 'dev', environment: { PATH: '' } };
    return removeStage({ ...place, write: (text) => void (written += text) }, account);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'remove-'));
    written = '';
    const filter = (path: string) => !/node_modules|\.serverless/.test(path);
    for (const name of ['services', 'config', 'serverless-compose.yml']) {
      cpSync(join(process.cwd(), name), join(root, name), { recursive: true, filter });
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('removes who is handed something before who hands it over', async () => {
    const account = accountWith(
      'syncwell-orchestrator-dev',
      'syncwell-status-dev',
      'syncwell-chunk-worker-dev',
    );
    const framework = `console.log(require('node:path').basename(process.cwd()) + ' ' + process.argv.slice(2, 5).join(' '))`;
    expect(await remove(framework, account)).toEqual({
      removed: ['status', 'chunk-worker', 'orchestrator'],
      absent: [],
    });
    expect(written.trimEnd().split('\n')).toEqual([
      'status remove --stage dev',
      'chunk-worker remove --stage dev',
      'orchestrator remove --stage dev',
    ]);
  });

  it('gives every parameter a value that the framework takes for a queue', async () => {
    await remove(`console.log(process.argv.join(' '))`, accountWith('syncwell-chunk-worker-dev'));
    expect(written).toContain('--param coldQueueArn=arn:aws:sqs:us-east-1:000000000000:removed');
  });

  it('needs nothing of what the stage takes from the environment', async () => {
    await remove(`console.log(process.env.SYNCWELL_JWT_ISSUER)`, accountWith('syncwell-status-dev'));
    expect(written).toBe('arn:aws:sqs:us-east-1:000000000000:removed\n');
  });

  it('leaves out what is not there', async () => {
    expect(await remove('', accountWith('syncwell-orchestrator-dev'))).toEqual({
      removed: ['orchestrator'],
      absent: ['status', 'chunk-worker'],
    });
  });

  it('stops at the first that cannot be removed', async () => {
    const account = accountWith('syncwell-orchestrator-dev', 'syncwell-status-dev');
    await expect(remove('process.exit(1)', account)).rejects.toThrow('status of stage dev was not removed');
  });

  it('takes no other refusal for a stack that is not there', async () => {
    const send = () => Promise.reject(new Error('Rate exceeded'));
    await expect(remove('', { send: send as never })).rejects.toThrow('Rate exceeded');
  });
});
