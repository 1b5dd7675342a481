import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { deployStage } from './deploy-stage.ts';
import { FrameworkError } from './stage-place.ts';

const COMPOSE = 'node_modules/@osls/compose/bin/serverless-compose';
const STATE = '.serverless/state.dev.json';

describe('deployStage', () => {
  let root: string;
  let written: string;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  /** What stands in for compose, as a script of Node. */
  const deploy = (compose: string) => {
    write(COMPOSE, compose);
    const place = { root, stage: 'dev', environment: { PATH: '' } };
    return deployStage({ ...place, write: (text) => void (written += text) });
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'deploy-'));
    written = '';
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('answers what the stacks say, and which had nothing to do', async () => {
    const state = { components: { one: { outputs: { Url: 'https://x' } }, two: { outputs: {} } } };
    const compose = `
      require('node:fs').mkdirSync('.serverless', { recursive: true });
      require('node:fs').writeFileSync('${STATE}', ${JSON.stringify(JSON.stringify(state))});
      console.log(process.argv.slice(2).join(' ') + '\\none › deployed\\ntwo › no changes\\n');`;
    expect(await deploy(compose)).toEqual({
      outputs: { one: { Url: 'https://x' }, two: {} },
      unchanged: ['two'],
    });
    expect(written).toContain('deploy --stage dev --verbose');
  });

  it('forgets what was noted of an earlier deployment, wherever that was', async () => {
    write(STATE, '{}');
    await expect(deploy(`process.exit(require('node:fs').existsSync('${STATE}') ? 0 : 3)`)).rejects.toThrow(
      FrameworkError,
    );
  });

  it('says when the framework failed, and lets its own words through', async () => {
    await expect(deploy(`console.error('no such bucket'); process.exit(1)`)).rejects.toThrow(
      'Stage dev was not deployed, or not all of it',
    );
    expect(written).toBe('no such bucket\n');
  });
});
