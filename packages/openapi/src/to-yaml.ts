import { stringify } from 'yaml';

const HEAD = `# Made by \`npm run openapi\` from packages/core/src/api and packages/openapi/src/routes: change those, never this.\n`;

/** The document as the file that is kept. */
export function toYaml(document: object): string {
  // Read by others with YAML 1.1 too, in which a date without quotes is no text.
  return (
    HEAD +
    stringify(document, {
      lineWidth: 120,
      aliasDuplicateObjects: false,
      blockQuote: 'literal',
      compat: 'yaml-1.1',
    })
  );
}
