import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '@syncwell/local/embedded/local-account';

/** Every service of an emulated account that a deployment makes something in. */
export type CloudClients = ReturnType<typeof createCloudClients>;

/** Clients of an emulator, as the owner of its account. */
export function createCloudClients(endpoint: string) {
  const common = { endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  return {
    apis: new ApiGatewayV2Client(common),
    stacks: new CloudFormationClient(common),
    logs: new CloudWatchLogsClient(common),
    dynamodb: new DynamoDBClient(common),
    events: new EventBridgeClient(common),
    iam: new IAMClient(common),
    kms: new KMSClient(common),
    lambda: new LambdaClient(common),
    // Emulators have one host name for all buckets.
    s3: new S3Client({ ...common, forcePathStyle: true }),
    sqs: new SQSClient({ ...common, useQueueUrlAsEndpoint: false }),
    ssm: new SSMClient(common),
  };
}
