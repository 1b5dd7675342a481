import { orderByReferences } from './order-by-references.ts';
import { pickDeliveryProperties } from './queue-properties.ts';
import { KEY_TYPE, QUEUE_TYPE, TABLE_TYPE, type Template, type TemplateValue } from './template.ts';

/** A resource of the template that is made real on one machine, its properties not resolved yet. */
export interface LocalResource {
  readonly logicalId: string;
  readonly kind: 'table' | 'queue' | 'key';
  readonly properties: TemplateValue;
}

const KINDS: Readonly<Record<string, LocalResource['kind']>> = {
  [TABLE_TYPE]: 'table',
  [QUEUE_TYPE]: 'queue',
  [KEY_TYPE]: 'key',
};

/**
 * The tables, queues and keys of `template`, each after those it refers to. Everything else (policies, aliases, alarms)
 * decides nothing on one machine and is passed over.
 */
export function listLocalResources(template: Template): LocalResource[] {
  const resources = new Map<string, LocalResource>();
  for (const [logicalId, { Type, Properties = {} }] of Object.entries(template.Resources)) {
    const kind = KINDS[Type];
    if (kind !== undefined) resources.set(logicalId, { logicalId, kind, properties: pick(kind, Properties) });
  }
  const properties = [...resources].map(([logicalId, resource]) => [logicalId, resource.properties] as const);
  return orderByReferences(Object.fromEntries(properties)).flatMap(
    (logicalId) => resources.get(logicalId) ?? [],
  );
}

function pick(
  kind: LocalResource['kind'],
  properties: Readonly<Record<string, TemplateValue>>,
): TemplateValue {
  switch (kind) {
    case 'table':
      return properties;
    case 'queue':
      return pickDeliveryProperties(properties);
    case 'key':
      return {}; // its policy and rotation mean nothing to an emulator
  }
}
