import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

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

/** The engines of the unit tests are announced in the environment; the demo must start its own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS_|TEST_|JEST_|NODE_ENV$)/.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}

/** Starts this Node on `args`, relative to the root of the workspace. The child ends when this process does. */
export function startNode(args: readonly string[]): RunningNode {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let stdout = '';
  let stderr = '';
  const ended = new Promise<NodeRun>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const printed = (text: string) =>
    new Promise<string>((done, fail) => {
      const look = () => stdout.includes(text) && done(stdout);
      child.stdout?.on('data', look);
      ended.then(() => fail(new Error(`Expected "${text}" in the output, got\n${stdout}${stderr}`)), fail);
      look();
    });
  return { child, ended, printed };
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
