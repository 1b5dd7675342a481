import { relative } from 'node:path';

import type { LocalSystem } from '../local-system.ts';

/** Where the data was, and what is left of it. `endpoint` is the emulator that held it, if one did. */
export function goneText({ logFile }: LocalSystem, endpoint: string | undefined): string[] {
  const place =
    endpoint === undefined
      ? 'in the memory of this process'
      : `in tables and queues of its own at ${endpoint}`;
  return [
    `  The data was ${place} and is gone with its end.`,
    '  To look around, leave it up: npm run demo -- --keep',
    `  Log of the services: ${relative(process.cwd(), logFile)}`,
    '',
  ];
}
