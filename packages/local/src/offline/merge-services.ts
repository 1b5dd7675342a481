import type { TemplateValue } from '../stack/template.ts';
import { mergeEntries } from './merge-entries.ts';
import { MergeError } from './merge-error.ts';
import type { ComposedService } from './read-services.ts';
import { wireParameters } from './wire-parameters.ts';

type Values = Record<string, unknown>;

/**
 * One framework configuration that holds every service: their functions, each with its own service's environment and
 * limits, all their resources, and what compose would hand from one to the other. Roles and packaging are left out:
 * nothing on one machine reads them.
 * @throws MergeError where two services define one name differently
 */
export function mergeServices(services: readonly ComposedService[]): Values {
  const collect = (section: 'custom') =>
    services.map(({ name, configuration }) => ({ service: name, entries: configuration[section] }));
  return {
    service: 'syncwell',
    frameworkVersion: '4',
    params: mergeParameters(services),
    custom: mergeEntries('custom', collect('custom')),
    provider: mergeProvider(services),
    functions: mergeEntries('functions', services.map(toFunctions)),
    resources: services.flatMap(({ configuration }) => configuration.resources.map(dropOutputs)),
  };
}

function mergeParameters(services: readonly ComposedService[]): Record<string, Values> {
  const stages = new Set(services.flatMap(({ configuration }) => Object.keys(configuration.params)));
  const merged = [...stages].map((stage) => {
    const contributions = services.map(({ name, configuration }) => ({
      service: name,
      entries: configuration.params[stage] ?? {},
    }));
    return [stage, mergeEntries(`params.${stage}`, contributions)] as const;
  });
  const params: Record<string, Values> = Object.fromEntries(merged);
  return { ...params, default: { ...params.default, ...wireParameters(services) } };
}

/** The provider of the service that owns the HTTP API; what it says about all its functions goes to each of them. */
function mergeProvider(services: readonly ComposedService[]): Values {
  const owners = services.filter(
    ({ configuration: { provider } }) => provider.httpApi && !provider.httpApi.id,
  );
  const [owner, ...others] = owners;
  if (owner === undefined || others.length > 0) {
    throw new MergeError(
      `Expected one service to own the HTTP API, got ${owners.map(({ name }) => name).join(', ')}`,
    );
  }
  const {
    environment: _environment,
    timeout: _timeout,
    memorySize: _memorySize,
    ...rest
  } = owner.configuration.provider;
  return rest;
}

function toFunctions({ name, path, configuration: { provider, functions } }: ComposedService) {
  const limits = {
    ...(provider.timeout !== undefined && { timeout: provider.timeout }),
    ...(provider.memorySize !== undefined && { memorySize: provider.memorySize }),
  };
  const entries = Object.entries(functions).map(([key, definition]): [string, Values] => {
    const { iamRoleStatements: _roles, ...rest } = definition;
    const environment = { ...provider.environment, ...definition.environment };
    return [key, { ...limits, ...rest, environment, handler: `${path}/${definition.handler}` }];
  });
  return { service: name, entries: Object.fromEntries(entries) };
}

/** Outputs are for other stacks; here `wireParameters` has read them already. */
function dropOutputs(section: Readonly<Record<string, TemplateValue>>): Values {
  const { Outputs: _outputs, ...rest } = section;
  return rest;
}
