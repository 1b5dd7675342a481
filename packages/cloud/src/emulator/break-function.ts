import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';

import type { CloudClients } from './cloud-clients.ts';

/** Lets every invocation of a function fail, as code that cannot be loaded does. Resolves with what mends it. */
export async function breakFunction(
  { lambda }: CloudClients,
  FunctionName: string,
): Promise<() => Promise<void>> {
  const { Handler } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const setHandler = async (handler: string | undefined) => {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Handler: handler }));
  };
  await setHandler('src/handlers/gone.handler');
  return () => setHandler(Handler);
}

/** Lets a queue give messages again after `seconds`. Resolves with what puts back what was before. */
export async function hurryQueue(
  { sqs }: CloudClients,
  QueueUrl: string,
  seconds: number,
): Promise<() => Promise<void>> {
  const name = 'VisibilityTimeout';
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }));
  const setTimeout = async (value: string) => {
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { [name]: value } }));
  };
  await setTimeout(String(seconds));
  return () => setTimeout(Attributes?.[name] ?? '30');
}
