import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { StackEndpoints } from '../embedded/embedded-aws.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../embedded/local-account.ts';
import { createSqsClient } from './create-sqs-client.ts';

/** Clients of an emulator, and the address its queues have there. */
export interface AwsClients {
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly kms: KMSClient;
  readonly sqsEndpoint: string;
  destroy(): void;
}

/** Clients with made-up credentials, each bound to its endpoint. */
export function createAwsClients(endpoints: StackEndpoints): AwsClients {
  const common = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  const dynamodb = new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb });
  const sqs = createSqsClient(endpoints.sqs);
  const kms = new KMSClient({ ...common, endpoint: endpoints.kms });
  const destroy = () => [dynamodb, sqs, kms].forEach((client) => client.destroy());
  return { dynamodb, sqs, kms, sqsEndpoint: endpoints.sqs, destroy };
}
