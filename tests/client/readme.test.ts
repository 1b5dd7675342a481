import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type RunningNode, startNode } from '../e2e/run-node.ts';
import { packClient, type PackedClient } from './pack-client.ts';

const README = readFileSync(resolve(__dirname, '../../packages/client/README.md'), 'utf8');
const UP_MS = 120_000;
const SYNC_MS = 120_000;

/** The first block of JavaScript. */
const LINES = /```js\n([\s\S]*?)```/.exec(README)?.[1]?.trim() ?? '';

describe('the eight lines in the README of the client', () => {
  let demo: RunningNode;
  let packed: PackedClient;
  let where: string;

  beforeAll(async () => {
    // Two months have workouts; the four years that the lines ask for are quickly done.
    const range = ['--from', '2023-11-01', '--to', '2023-12-31'];
    demo = startNode(['packages/local/src/demo/main.ts', '--keep', '--json', ...range]);
    packed = packClient();
    const output = await demo.printed('"notModified"');
    const valueOf = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(output)?.[1];
    where = ['API', 'TOKEN'].map((name) => `const ${name} = ${JSON.stringify(valueOf(name))};\n`).join('');
  }, UP_MS);

  afterAll(async () => {
    demo.child.kill('SIGINT');
    await demo.ended;
    packed.remove();
  });

  it('are eight', () => {
    expect(LINES.split('\n')).toHaveLength(8);
  });

  it(
    'start a sync in the kept demo and draw it to its end',
    async () => {
      const file = join(packed.app, 'lines.mjs');
      writeFileSync(file, `${where}${LINES}\n`);
      const { code, stdout, stderr } = await startNode([file]).ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^[█░]{25} \d+% [.rwCe]{48}\n/);
      expect(stdout).toMatch(/\n█{25} 100% [Ce]{48}\nCOMPLETED \{\s+found: [1-9]\d*,/);
    },
    SYNC_MS,
  );
});
