import type { Permissions } from './read-roles.ts';
import { readRepositoryFile } from './read-template.ts';

const HEADING = '## What each function may do';
/** `` | `PostPause` | `Table`: `dynamodb:GetItem`, `dynamodb:UpdateItem` · `Queue`: `sqs:SendMessage` | `` */
const ROW = /^\| `(\w+)` \| (.+) \|$/;

/** The table of docs/security.md that says what each function may do, besides writing its own log. */
export function readSecurityTable(): ReadonlyMap<string, Permissions> {
  const [, section = ''] = readRepositoryFile('docs/security.md').split(HEADING);
  const [table = ''] = section.split('\n## ');
  const rows = table.split('\n').flatMap((line) => {
    const [, name = '', cell = ''] = ROW.exec(line) ?? [];
    return name === '' ? [] : [[name, parseCell(cell)] as const];
  });
  return new Map(rows);
}

function parseCell(cell: string): Permissions {
  const resources = cell.split(' · ').map((part) => {
    const [resource = '', ...actions] = Array.from(part.matchAll(/`([^`]+)`/g), ([, text = '']) => text);
    return [resource, actions.toSorted()] as const;
  });
  return Object.fromEntries(resources);
}
