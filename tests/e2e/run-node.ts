import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';

/** How a child ended and what it said. */
export interface NodeRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningNode {
  readonly child: ChildProcess;
  readonly ended: Promise<NodeRun>;
  /** Resolves with everything printed so far as soon as `text` is part of it; rejects when the child ends before. */
  readonly printed: (text: string) => Promise<string>;
}

const ROOT = resolve(__dirname, '../..');
/** More than the patience of most tests: a child that hangs must not keep the whole run from its end. */
const LONGEST_MS = 480_000;

/** The engines of the unit tests are announced in the environment; the demo must start its own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS_|TEST_|JEST_|NODE_ENV$)/.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}

/**
 * Starts this Node on `args`, relative to the root of the workspace. The child ends when this process does, and is
 * killed after `longestMs`.
 */
export function startNode(args: readonly string[], longestMs = LONGEST_MS): RunningNode {
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  const child = spawn(process.execPath, args, {
    ...{ cwd: ROOT, env: cleanEnvironment(), stdio: [...stdio] },
    ...{ timeout: longestMs, killSignal: 'SIGKILL' },
  });
  const stdout = collectText(child.stdout);
  const stderr = collectText(child.stderr);
  const ended = endOf(child).then(async (end) => ({
    ...end,
    stdout: await stdout.whole,
    stderr: await stderr.whole,
  }));
  const printed = (text: string) =>
    new Promise<string>((done, fail) => {
      const look = () => stdout.soFar().includes(text) && done(stdout.soFar());
      child.stdout?.on('data', look);
      look();
      ended.then(
        (run) => fail(new Error(`Expected "${text}" in the output, got\n${run.stdout}${run.stderr}`)),
        fail,
      );
    });
  return { child, ended, printed };
}

function collectText(stream: Readable | null): { soFar: () => string; whole: Promise<string> } {
  if (stream === null) throw new TypeError('Expected a pipe, got none');
  let text = '';
  stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  return { soFar: () => text, whole: once(stream, 'end').then(() => text) };
}

/** Not `close`: it never comes once this side has disconnected. */
function endOf(child: ChildProcess): Promise<Pick<NodeRun, 'code' | 'signal'>> {
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => done({ code, signal }));
  });
}

/** Runs to the end and parses the last line of the output. Throws with the whole output when that is not JSON. */
export async function runForJson<T>(
  args: readonly string[],
): Promise<T & { readonly exitCode: number | null }> {
  const { code, stdout, stderr } = await startNode(args).ended;
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  try {
    return { ...(JSON.parse(last) as T), exitCode: code };
  } catch (error) {
    throw new Error(`Expected JSON as the last line, got exit code ${code} and\n${stdout}${stderr}`, {
      cause: error,
    });
  }
}
