import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ServiceName = 'orchestrator' | 'chunk-worker' | 'status';
export const SERVICE_NAMES: readonly ServiceName[] = ['orchestrator', 'chunk-worker', 'status'];

export interface Resource {
  readonly Type: string;
  readonly Properties: unknown;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Condition?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

const ROOT = join(__dirname, '..', '..');

/** Text of a file of the repository, by its path from the root. */
export function readRepositoryFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The template that `npm run package` wrote for a service. */
export function readTemplate(service: ServiceName): Template {
  const path = `services/${service}/.serverless/cloudformation-template-update-stack.json`;
  if (!existsSync(join(ROOT, path))) {
    throw new Error(`Expected the packaged template ${path}, found none: run npm run package first`);
  }
  return JSON.parse(readRepositoryFile(path)) as Template;
}

/** Resources of one type by logical id. `P` is what the test reads of their properties. */
export function propertiesOfType<P>(template: Template, type: string): ReadonlyMap<string, P> {
  const found = Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  return new Map(found.map(([logicalId, { Properties }]) => [logicalId, Properties as P]));
}

/**
 * Logical id behind `Fn::GetAtt` or `Ref`, the pattern of a `Fn::Sub`, or the made-up name or ARN of a resource of the
 * orchestrator: packaging names those after their logical ids.
 */
export function toLogicalId(reference: unknown): string {
  if (typeof reference === 'string') return reference.split(/[:/]/).at(-1) ?? reference;
  const {
    Ref: ref,
    'Fn::GetAtt': attribute,
    'Fn::Sub': pattern,
  } = reference as {
    Ref?: string;
    'Fn::GetAtt'?: [string, string];
    'Fn::Sub'?: string;
  };
  if (pattern !== undefined) return pattern;
  const logicalId = ref ?? attribute?.[0];
  if (logicalId === undefined) throw new Error(`Expected a reference, got ${JSON.stringify(reference)}`);
  return logicalId;
}
