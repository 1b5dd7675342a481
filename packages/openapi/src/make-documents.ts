import { createApiDocument } from './create-api-document.ts';
import { ROUTES } from './routes.ts';
import { toErrorsPage } from './to-errors-page.ts';
import { toYaml } from './to-yaml.ts';

/** The files that are made of the schemas and the table of routes, by their paths. */
export function makeDocuments() {
  return { 'docs/openapi.yaml': toYaml(createApiDocument()), 'docs/errors.md': toErrorsPage(ROUTES) };
}
