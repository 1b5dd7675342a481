// Tables of the services' own template, as CreateTable takes them: tests never have a second definition.
import { readConfiguration } from '../../packages/local/src/offline/read-configuration.ts';
import { TABLE_TYPE } from '../../packages/local/src/stack/template.ts';
import { toCreateTable } from '../../packages/local/src/stack/to-create-table.ts';

const ORCHESTRATOR = 'services/orchestrator';

/** CreateTable input by logical id. */
export function readTables() {
  const place = { root: process.cwd(), serviceDirectory: ORCHESTRATOR };
  const { Resources } = readConfiguration('resources/tables.yml', place);
  const tables = Object.entries(Resources).filter(([, { Type }]) => Type === TABLE_TYPE);
  return Object.fromEntries(tables.map(([id, { Properties }]) => [id, toCreateTable(id, Properties)]));
}
