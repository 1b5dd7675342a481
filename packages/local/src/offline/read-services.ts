import { resolve } from 'node:path';
import { isTemplateObject, type TemplateValue } from '../stack/template.ts';
import { type ConfigurationPlace, readConfiguration } from './read-configuration.ts';
import { ALL_STAGES, readStages } from './read-stages.ts';
import {
  composeConfiguration,
  serviceConfiguration,
  type ServiceConfiguration,
} from './service-configuration.ts';

/** One service of serverless-compose.yml. */
export interface ComposedService {
  readonly name: string;
  /** Its folder, from the root, with forward slashes. */
  readonly path: string;
  /** What it is handed: parameter names with `${service.Output}`. */
  readonly handed: Readonly<Record<string, string>>;
  readonly configuration: ServiceConfiguration;
}

/** Every service that serverless-compose.yml names, with its configuration. @throws ZodError, or that of the file system */
export function readServices(root: string): ComposedService[] {
  const compose = composeConfiguration.parse(
    readConfiguration('serverless-compose.yml', { root, serviceDirectory: root }),
  );
  return Object.entries(compose.services).map(([name, { path, params }]) => ({
    name,
    path,
    handed: params,
    configuration: serviceConfiguration.parse(readService({ root, serviceDirectory: resolve(root, path) })),
  }));
}

/** A service's configuration, with the stages' parameters in place of the variable that the framework resolves. */
function readService(place: ConfigurationPlace): TemplateValue {
  const service = readConfiguration('serverless.yml', place);
  if (!isTemplateObject(service) || service['params'] !== ALL_STAGES) return service;
  return { ...service, params: readStages(place) };
}
