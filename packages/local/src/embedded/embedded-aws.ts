import { startDynamoDbEngine } from './dynamodb-engine.ts';
import { startKmsEngine } from './kms-engine.ts';
import { startSqsEngine } from './sqs-engine.ts';

/** Base URLs of the three services of AWS that the system needs. */
export interface AwsEndpoints {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly kms: string;
}

/** DynamoDB, SQS and KMS of this process. */
export interface EmbeddedAws {
  readonly endpoints: AwsEndpoints;
  /** Ends the three; everything in them is gone. Harmless when repeated. */
  stop(): Promise<void>;
}

/** Starts DynamoDB, SQS and KMS on 127.0.0.1, each on the port given or a free one. */
export async function startEmbeddedAws(
  ports: { readonly dynamodb?: number; readonly sqs?: number; readonly kms?: number } = {},
): Promise<EmbeddedAws> {
  const [dynamodb, sqs, kms] = await Promise.all([
    startDynamoDbEngine(ports.dynamodb),
    startSqsEngine(ports.sqs),
    startKmsEngine(ports.kms),
  ]);
  return {
    endpoints: { dynamodb: dynamodb.url, sqs: sqs.url, kms: kms.url },
    stop: async () => {
      await Promise.all([dynamodb.stop(), sqs.stop(), kms.stop()]);
    },
  };
}
