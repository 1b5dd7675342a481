// Schemathesis: makes requests of an OpenAPI document and holds the answers against it (MIT).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findPython } from './find-tools.mjs';
import { installOnce } from './install-once.mjs';
import { runStep } from './run-step.mjs';

const REQUIREMENTS = fileURLToPath(new URL('schemathesis-requirements.txt', import.meta.url));
const PYTHONS = ['3.13', '3.12', '3.11'];
const VENV_WITHIN_MS = 60_000;
const DOWNLOAD_WITHIN_MS = 240_000;

/** @throws MissingError for what this machine lacks */
export const findSchemathesisTools = () => findPython(PYTHONS);

/** The path of its command, installed under .local/engines unless it is there. */
export async function installSchemathesis() {
  const { python } = findSchemathesisTools();
  const recipe = python + readFileSync(REQUIREMENTS, 'utf8');
  const folder = await installOnce('schemathesis', recipe, async (target) => {
    await runStep(python, ['-m', 'venv', 'venv'], { cwd: target, timeoutMs: VENV_WITHIN_MS });
    const pip = ['install', '-q', '--disable-pip-version-check', '-r', REQUIREMENTS];
    await runStep(join(target, 'venv', 'bin', 'pip'), pip, { cwd: target, timeoutMs: DOWNLOAD_WITHIN_MS });
  });
  return join(folder, 'venv', 'bin', 'schemathesis');
}
