import type { AwsClients } from './aws-clients.ts';
import { ensureKey } from './ensure-key.ts';
import { ensureQueue } from './ensure-queue.ts';
import { ensureTable } from './ensure-table.ts';
import { listLocalResources, type LocalResource } from './local-resource.ts';
import type { PhysicalResource } from './physical-resource.ts';
import { toPseudoParameters } from './pseudo-parameters.ts';
import { resolveTemplate } from './resolve-template.ts';
import type { Scope } from './scope.ts';
import type { StackQueue } from './stack-report.ts';
import type { Template } from './template.ts';
import { parseQueueProperties } from './to-create-queue.ts';

/** The tables, queues and keys of a template, made real. */
export interface Stack {
  /** What every name in the template stands for now. */
  readonly scope: Scope;
  /** Table names by logical id. */
  readonly tables: Readonly<Record<string, string>>;
  readonly queues: readonly StackQueue[];
}

/** SQS hides a received message for so long where the template says nothing. */
const DEFAULT_VISIBILITY_SECONDS = 30;

/**
 * Makes every table, queue and key of `template` under the name `<prefix>-<LogicalId>`, and nothing else of it. What is
 * there already is kept, so it may be called again after a crash.
 * @throws TemplateError, ZodError, or the error of the AWS SDK
 */
export async function ensureStack(template: Template, prefix: string, clients: AwsClients): Promise<Stack> {
  const tables: Record<string, string> = {};
  const queues: StackQueue[] = [];
  let scope: Scope = {
    references: toPseudoParameters(prefix),
    attributes: {},
  };
  for (const resource of listLocalResources(template)) {
    const made = { ...resource, name: `${prefix}-${resource.logicalId}` };
    const properties = resolveTemplate(resource.properties, scope);
    const physical = await ensureResource(clients, made, properties);
    if (resource.kind === 'table') tables[resource.logicalId] = made.name;
    if (resource.kind === 'queue') queues.push(toStackQueue(resource.logicalId, physical, properties));
    scope = addToScope(scope, resource.logicalId, physical);
  }
  return { scope, tables, queues };
}

function ensureResource(
  clients: AwsClients,
  { kind, name }: LocalResource & { readonly name: string },
  properties: unknown,
): Promise<PhysicalResource> {
  switch (kind) {
    case 'table':
      return ensureTable(clients.dynamodb, name, properties);
    case 'queue':
      return ensureQueue(clients, name, parseQueueProperties(properties));
    case 'key':
      return ensureKey(clients.kms, name);
  }
}

function toStackQueue(logicalId: string, physical: PhysicalResource, properties: unknown): StackQueue {
  const { VisibilityTimeout, RedrivePolicy } = parseQueueProperties(properties);
  return {
    logicalId,
    url: physical.reference,
    arn: physical.attributes.Arn ?? '',
    visibilitySeconds: VisibilityTimeout ?? DEFAULT_VISIBILITY_SECONDS,
    ...(RedrivePolicy && { maxReceiveCount: RedrivePolicy.maxReceiveCount }),
  };
}

function addToScope(scope: Scope, logicalId: string, { reference, attributes }: PhysicalResource): Scope {
  const named = Object.entries(attributes).map(([name, value]) => [`${logicalId}.${name}`, value] as const);
  return {
    ...scope,
    references: { ...scope.references, [logicalId]: reference },
    attributes: { ...scope.attributes, ...Object.fromEntries(named) },
  };
}
