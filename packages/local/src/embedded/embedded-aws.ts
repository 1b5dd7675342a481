import { startDynamoDbEngine } from './dynamodb-engine.ts';
import { startKmsEngine } from './kms-engine.ts';
import { startSqsEngine } from './sqs-engine.ts';
import { startSsmEngine } from './ssm-engine.ts';

/** Base URLs of the services of AWS that the system needs. */
export interface AwsEndpoints {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly kms: string;
  readonly ssm: string;
}

/** Those in which the resources of a template are made. */
export type StackEndpoints = Omit<AwsEndpoints, 'ssm'>;

/** DynamoDB, SQS, KMS and SSM of this process. */
export interface EmbeddedAws {
  readonly endpoints: AwsEndpoints;
  /** Ends all of them; everything in them is gone. Harmless when repeated. */
  stop(): Promise<void>;
}

/** Starts DynamoDB, SQS, KMS and SSM on 127.0.0.1, each on the port given or a free one. */
export async function startEmbeddedAws(
  ports: Partial<Record<keyof AwsEndpoints, number>> = {},
): Promise<EmbeddedAws> {
  const [dynamodb, sqs, kms, ssm] = await Promise.all([
    startDynamoDbEngine(ports.dynamodb),
    startSqsEngine(ports.sqs),
    startKmsEngine(ports.kms),
    startSsmEngine(ports.ssm),
  ]);
  return {
    endpoints: { dynamodb: dynamodb.url, sqs: sqs.url, kms: kms.url, ssm: ssm.url },
    stop: async () => {
      await Promise.all([dynamodb, sqs, kms, ssm].map((engine) => engine.stop()));
    },
  };
}
