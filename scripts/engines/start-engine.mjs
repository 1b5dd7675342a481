// An engine as a process of its own, up to the moment at which it answers.
import { closeSync, openSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

import { spawnSupervised } from './spawn-supervised.mjs';

const READY_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 200;
const ANSWER_WITHIN_MS = 2_000;
const SHOWN_CHARACTERS = 1_500;

/** A port of 127.0.0.1 that nobody listens on. */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts `command` and resolves with what ends it once `readyUrl` gives an answer that `isReady` takes. Rejects with the
 * end of its log when it ends before or is not ready in time.
 */
export async function startEngine(command, args, { cwd, env, readyUrl, isReady = () => true }) {
  const log = join(cwd, 'engine.log');
  const output = openSync(log, 'w');
  const { child, stop } = spawnSupervised(command, args, { cwd, env, output });
  closeSync(output);
  try {
    await untilReady(child, readyUrl, isReady);
    return stop;
  } catch (error) {
    await stop();
    const end = readFileSync(log, 'utf8').slice(-SHOWN_CHARACTERS);
    throw new Error(`${error.message}\n${end}`, { cause: error });
  }
}

async function untilReady(child, url, isReady) {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await ask(url);
    if (answer !== undefined && isReady(answer)) return;
    if (child.exitCode !== null) throw new Error(`It ended by itself (${child.exitCode})`);
    if (performance.now() > deadline)
      throw new Error(`No answer from ${url} within ${READY_WITHIN_MS / 1000} s`);
    await setTimeout(ASK_EVERY_MS);
  }
}

/** The text of the answer; undefined while there is none. */
function ask(url) {
  return new Promise((resolve) => {
    const request = get(url, { timeout: ANSWER_WITHIN_MS }, (response) => {
      text(response).then(
        (body) => resolve(response.statusCode < 500 ? body : undefined),
        () => resolve(undefined),
      );
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}
