// Schemathesis: makes requests of an OpenAPI document and holds the answers against it (MIT).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createVenv } from './create-venv.mjs';
import { findPython } from './find-tools.mjs';
import { installOnce } from './install-once.mjs';

const REQUIREMENTS = fileURLToPath(new URL('schemathesis-requirements.txt', import.meta.url));
const PYTHONS = ['3.13', '3.12', '3.11'];

/** @throws MissingError for what this machine lacks */
export const findSchemathesisTools = () => findPython(PYTHONS);

/** The path of its command, installed under .local/engines unless it is there. */
export async function installSchemathesis() {
  const { python } = findSchemathesisTools();
  const recipe = python + readFileSync(REQUIREMENTS, 'utf8');
  const folder = await installOnce('schemathesis', recipe, async (target) => {
    await createVenv(target, python, ['-r', REQUIREMENTS]);
  });
  return join(folder, 'venv', 'bin', 'schemathesis');
}
