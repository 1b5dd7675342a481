import { createConfig, lintFromString } from '@redocly/openapi-core';

/** What the linter finds in a document, one line each. Reads nothing but the text: no network, no other file. */
export async function lintDocument(yaml: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const problems = await lintFromString({ source: yaml, absoluteRef: 'openapi.yaml', config });
  return problems.map(({ ruleId, message, location: [place] }) => {
    return `${ruleId} at ${place?.pointer ?? '#/'}: ${message}`;
  });
}
