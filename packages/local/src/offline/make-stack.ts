import { createAwsClients } from '../stack/aws-clients.ts';
import { ensureStack } from '../stack/ensure-stack.ts';
import { readQueueMappings } from '../stack/read-queue-mappings.ts';
import { readSchedules } from '../stack/read-schedules.ts';
import { resolveFunctions } from '../stack/resolve-functions.ts';
import type { StackReport } from '../stack/stack-report.ts';
import type { Framework } from './framework.ts';
import { readJwtAuthorizer } from './read-jwt-authorizer.ts';
import type { StackSettings } from './stack-settings.ts';

/** Makes the stack of the merged services, resolves their functions against it and reports both. */
export async function makeStack(
  framework: Framework,
  { prefix, endpoints }: StackSettings,
): Promise<StackReport> {
  const clients = createAwsClients(endpoints);
  const { scope, tables, queues } = await ensureStack(framework.service.resources, prefix, clients);
  clients.destroy();
  const { functions } = framework.service;
  resolveFunctions(functions, scope);
  const resolved = Object.values(functions).map(({ name, events = [] }) => ({ name, events }));
  const report = {
    audience: readJwtAuthorizer(framework).audience[0],
    tables,
    queues,
    mappings: readQueueMappings(resolved, queues),
    schedules: readSchedules(resolved),
    environments: Object.fromEntries(
      Object.entries(functions).map(([key, { environment = {} }]) => [
        key,
        environment as Record<string, string>,
      ]),
    ),
  };
  dropSchedules(framework);
  return report;
}

/** serverless-offline would call scheduled functions once a minute, beside the local scheduler. */
function dropSchedules({ service: { functions } }: Framework): void {
  for (const definition of Object.values(functions)) {
    definition.events = (definition.events ?? []).filter((event) => !('schedule' in event));
  }
}
