import { startEmbeddedAws, type AwsEndpoints } from '../embedded/embedded-aws.ts';
import { createAwsClients, type AwsClients } from '../stack/aws-clients.ts';
import { removeStack } from '../stack/remove-stack.ts';
import { checkEndpoint } from './check-endpoint.ts';
import type { Endings } from './endings.ts';

/** DynamoDB, SQS, KMS and SSM for one run. */
export interface Aws {
  readonly endpoints: AwsEndpoints;
  readonly clients: AwsClients;
}

/** Where the run's AWS is, and what begins the names of all it makes there. */
export interface AwsChoice {
  /** A running emulator; absent = the embedded engines. */
  readonly endpoint: string | undefined;
  readonly stackPrefix: string;
}

/** Starts the embedded engines, or uses an emulator and promises to leave nothing of this run in it. */
export async function openAws({ endpoint, stackPrefix }: AwsChoice, endings: Endings): Promise<Aws> {
  if (endpoint !== undefined) return openForeign(checkEndpoint(endpoint), stackPrefix, endings);
  const embedded = await startEmbeddedAws();
  endings.add(() => embedded.stop());
  const clients = createAwsClients(embedded.endpoints);
  endings.add(() => clients.destroy());
  return { endpoints: embedded.endpoints, clients };
}

function openForeign(url: string, stackPrefix: string, endings: Endings): Aws {
  const endpoints = { dynamodb: url, sqs: url, kms: url, ssm: url };
  const clients = createAwsClients(endpoints);
  endings.add(() => clients.destroy());
  endings.add(() => removeStack(stackPrefix, clients));
  return { endpoints, clients };
}
