import { setTimeout as sleep } from 'node:timers/promises';

import { descendantsOf, isAlive } from './process-tree.ts';
import { startNode, type RunningNode } from './run-node.ts';

const MAIN = 'packages/local/src/demo/main.ts';
const TEST_MS = 60_000;
const PATIENCE_MS = 10_000;

/** Waits until none of `pids` is left; those that are. */
async function survivorsOf(pids: readonly number[]): Promise<number[]> {
  const end = performance.now() + PATIENCE_MS;
  let alive = pids.filter(isAlive);
  while (alive.length > 0 && performance.now() < end) {
    await sleep(50);
    alive = pids.filter(isAlive);
  }
  return alive;
}

/** Starts the demo and waits until the sync is under way. */
async function startDemo(...options: string[]): Promise<RunningNode & { readonly started: number[] }> {
  const demo = startNode([MAIN, ...options]);
  await demo.printed('Started orch-');
  const started = descendantsOf(demo.child.pid ?? 0);
  return { ...demo, started };
}

describe('an interrupted demo', () => {
  it(
    'ends on Ctrl-C and leaves nothing running',
    async () => {
      const { child, ended, started } = await startDemo();
      expect(started.length).toBeGreaterThan(0);
      child.kill('SIGINT');
      const stderr = 'Stopping ...\nInterrupted; everything that was started has ended.\n';
      expect(await ended).toMatchObject({ code: 130, stderr });
      expect(started.filter(isAlive)).toEqual([]);
    },
    TEST_MS,
  );

  it(
    'ends with the process that started it, also while it starts itself',
    async () => {
      const { child, ended, printed } = startNode([MAIN]);
      await printed('Starting the system');
      child.disconnect();
      expect(await ended).toMatchObject({ code: 143 });
    },
    TEST_MS,
  );

  it(
    'leaves nothing running when it is killed outright',
    async () => {
      const { child, ended, started } = await startDemo();
      child.kill('SIGKILL');
      await ended;
      expect(await survivorsOf(started)).toEqual([]);
    },
    TEST_MS,
  );
});

describe('npm run chaos, interrupted', () => {
  it(
    'ends on Ctrl-C and leaves nothing running',
    async () => {
      const { child, ended, printed } = startNode(['packages/local/src/chaos/main.ts']);
      await printed('chaos-user-1: 2020-01-01 to 2023-12-31');
      const started = descendantsOf(child.pid ?? 0);
      expect(started.length).toBeGreaterThan(1);
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: 130 });
      expect(started.filter(isAlive)).toEqual([]);
    },
    TEST_MS,
  );
});

describe('a demo that is kept up', () => {
  it(
    'can be looked into until Ctrl-C, and ends with the code of its result',
    async () => {
      const range = ['--from', '2023-02-01', '--to', '2023-03-31'];
      const { child, ended, printed, started } = await startDemo('--keep', '--json', ...range);
      const output = await printed('"notModified"');
      const [api, token, id] = ['API', 'TOKEN', 'ID'].map(
        (name) => new RegExp(`^${name}=(.*)$`, 'm').exec(output)?.[1],
      );
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${api}/orchestrations/${id}/status`, { headers });
      expect(await answer.json()).toMatchObject({ status: 'COMPLETED', totalChunks: 2 });

      child.kill('SIGINT');
      const { code, stdout, stderr } = await ended;
      expect(code).toBe(0);
      expect(stderr).toBe('Stopping ...\nEverything that was started has ended.\n');
      expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ missing: 0, doubled: 0 });
      expect(started.filter(isAlive)).toEqual([]);
    },
    TEST_MS,
  );
});

describe('a command line that is wrong', () => {
  it.each([
    [['--from', '2024-05-01', '--to', '2023-01-01'], 'Expected `--from` to be on or before `--to`, got'],
    [['--recordings', 'no/such/folder'], 'Expected `--recordings` to be a folder that can be read, got'],
    [['--endpoint', 'http://example.com'], 'Expected `--endpoint` to be a URL on this machine'],
    [['--endpoint', 'http://127.0.0.1:2'], 'got no answer from http://127.0.0.1:2 (ECONNREFUSED)'],
  ])('%j ends with code 2 and one sentence', async (options, sentence) => {
    const { code, stdout, stderr } = await startNode([MAIN, ...options]).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it('explains its options on request', async () => {
    const { code, stdout } = await startNode([MAIN, '--help']).ended;
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: npm run demo -- [options]');
  });
});
