import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Shared by all stages. */
const SHARED = 'default';
/** Is never deployed: its services run on one machine. */
const ONE_MACHINE = 'local';

/** The stages that can be deployed: each has a file in config/stages. */
export function listStages(root: string): string[] {
  return readdirSync(join(root, 'config', 'stages'))
    .map((file) => basename(file, '.yml'))
    .filter((name) => name !== SHARED && name !== ONE_MACHINE);
}
