// A command with an end in sight.
import { finished } from 'node:stream/promises';
import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';

import { spawnSupervised } from './spawn-supervised.mjs';

const DRAIN_WITHIN_MS = 2_000;

/** Runs `command` to its end, at most `timeoutMs`; resolves with its exit code and what it printed. */
export async function runBounded(command, args, { cwd, env, timeoutMs }) {
  const { child, ended, stop } = spawnSupervised(command, args, { cwd, env, output: 'pipe' });
  let [output, isLate] = ['', false];
  const read = [child.stdout, child.stderr].map((stream) => {
    stream.on('data', (data) => (output += data));
    return finished(stream).catch(() => undefined);
  });
  const timer = setTimeout(() => {
    isLate = true;
    void stop();
  }, timeoutMs);
  const code = await ended;
  clearTimeout(timer);
  // What has run away may hold the pipes for as long as it likes.
  await Promise.race([Promise.all(read), sleep(DRAIN_WITHIN_MS, undefined, { ref: false })]);
  for (const stream of [child.stdout, child.stderr]) stream.destroy();
  return {
    code: isLate ? 1 : code,
    output: isLate ? `${output}\nnot over after ${timeoutMs / 1000} s` : output,
  };
}
