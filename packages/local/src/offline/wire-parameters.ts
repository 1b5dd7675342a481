import { isTemplateObject, type TemplateValue } from '../stack/template.ts';
import { MergeError } from './merge-error.ts';
import { mergeEntries } from './merge-entries.ts';
import type { ComposedService } from './read-services.ts';

/** Outputs that the framework adds to a stack by itself. */
const AUTOMATIC_OUTPUTS: Readonly<Record<string, TemplateValue>> = { HttpApiId: { Ref: 'HttpApi' } };

/**
 * What compose hands from service to service, without a deployed stack in between: each parameter is the value of the
 * output it comes from, references and all, because in one service both stand in the same template.
 * @throws MergeError for an output that no template has
 */
export function wireParameters(services: readonly ComposedService[]): Record<string, TemplateValue> {
  const outputs = new Map(services.map((service) => [service.name, listOutputs(service)]));
  const contributions = services.map(({ name, handed }) => ({
    service: name,
    entries: Object.fromEntries(
      Object.entries(handed).map(([parameter, source]) => [parameter, readOutput(source, outputs)]),
    ),
  }));
  return mergeEntries('params', contributions);
}

function listOutputs({ configuration }: ComposedService): Readonly<Record<string, TemplateValue>> {
  const sections = configuration.resources.map(({ Outputs }) => (isTemplateObject(Outputs) ? Outputs : {}));
  return Object.assign({ ...AUTOMATIC_OUTPUTS }, ...sections.map(readOutputValues)) as Record<
    string,
    TemplateValue
  >;
}

function readOutputValues(section: Readonly<Record<string, TemplateValue>>): Record<string, TemplateValue> {
  return Object.fromEntries(
    Object.entries(section).map(([name, output]) => [
      name,
      isTemplateObject(output) ? (output.Value ?? null) : null,
    ]),
  );
}

function readOutput(
  source: string,
  outputs: ReadonlyMap<string, Readonly<Record<string, TemplateValue>>>,
): TemplateValue {
  const [, service = '', output = ''] = /^\$\{([\w-]+)\.(\w+)\}$/.exec(source) ?? [];
  const value = outputs.get(service)?.[output];
  if (value !== undefined) return value;
  throw new MergeError(`Expected \`${source}\` in serverless-compose.yml to name an output of a service`);
}
