import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';

import type { CloudClients } from './cloud-clients.ts';

/**
 * Lets the next invocation begin in a new environment, where nothing is kept of what earlier ones read. MiniStack begins a
 * new one when its handler is set, be it to what it was.
 */
export async function restartFunction({ lambda }: CloudClients, FunctionName: string): Promise<void> {
  const { Handler } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Handler }));
}
