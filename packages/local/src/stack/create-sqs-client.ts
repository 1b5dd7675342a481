import { SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../embedded/local-account.ts';

/** A client with made-up credentials, bound to its endpoint; `maxSockets` = calls at once (the SDK's own: 50). */
export function createSqsClient(endpoint: string, maxSockets = 50): SQSClient {
  return new SQSClient({
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
    endpoint,
    useQueueUrlAsEndpoint: false,
    requestHandler: { httpAgent: { maxSockets } },
  });
}
