import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The files themselves: the shims in `.bin` pass no signals on. */
const SCRIPTS = {
  /** All services, in the order of what they hand to each other. */
  compose: 'node_modules/@osls/compose/bin/serverless-compose',
  /** The service of the folder that it runs in. */
  service: 'node_modules/serverless/scripts/serverless.js',
} as const;

export interface FrameworkCall {
  /** The workspace. */
  readonly root: string;
  readonly script: keyof typeof SCRIPTS;
  readonly args: readonly string[];
  /** Of the service; absent: the workspace. */
  readonly folder?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Told what the framework prints, as it comes. */
  readonly write: (text: string) => void;
  /** Aborting it ends the framework; what it asked AWS for goes on there. */
  readonly signal?: AbortSignal;
}

/** How the framework ended. */
export interface FrameworkEnd {
  readonly code: number;
  readonly output: string;
}

/** Runs the framework to its end, whatever that is. */
export async function runFramework(call: FrameworkCall): Promise<FrameworkEnd> {
  const { root, script, args, folder = root, environment, write, signal } = call;
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn(process.execPath, [join(root, SCRIPTS[script]), ...args], {
    cwd: folder,
    // Compose starts `serverless` by its name.
    env: { ...environment, PATH: `${bin}${delimiter}${environment['PATH'] ?? ''}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal === undefined ? {} : { signal }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      write(text);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code: code ?? 1, output };
}
