import { InvokeCommand } from '@aws-sdk/client-lambda';
import { SendMessageCommand } from '@aws-sdk/client-sqs';

import type { CloudClients } from './cloud-clients.ts';

/** Calls a function, as its schedule does, and waits for its end, whatever that is. */
export async function invokeFunction({ lambda }: CloudClients, FunctionName: string): Promise<void> {
  await lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from('{}') }));
}

export async function sendMessage(
  { sqs }: CloudClients,
  QueueUrl: string,
  MessageBody: string,
): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}
