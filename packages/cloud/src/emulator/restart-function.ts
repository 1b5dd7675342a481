import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';

import type { CloudClients } from './cloud-clients.ts';

/** Lets the next invocation begin in a new environment, where nothing is kept of what earlier ones read. */
export async function restartFunction({ lambda }: CloudClients, FunctionName: string): Promise<void> {
  const Description = `Restarted at ${new Date().toISOString()}`;
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description }));
}
