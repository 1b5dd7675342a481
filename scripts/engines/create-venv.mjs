// A virtual environment of Python with some packages.
import { join } from 'node:path';

import { runStep } from './run-step.mjs';

const VENV_WITHIN_MS = 60_000;
const DOWNLOAD_WITHIN_MS = 300_000;

/** Makes `venv` in `folder`, with what `packages` tells pip to install; answers its folder of commands. */
export async function createVenv(folder, python, packages) {
  const bin = join(folder, 'venv', 'bin');
  await runStep(python, ['-m', 'venv', 'venv'], { cwd: folder, timeoutMs: VENV_WITHIN_MS });
  const pip = ['install', '-q', '--disable-pip-version-check', ...packages];
  await runStep(join(bin, 'pip'), pip, { cwd: folder, timeoutMs: DOWNLOAD_WITHIN_MS });
  return bin;
}
