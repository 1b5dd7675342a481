import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KMSClient } from '@aws-sdk/client-kms';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';

import { type CallTimeouts, callTimeouts } from './call-timeouts.ts';

/**
 * What a service may choose about its AWS clients. Region, credentials and endpoints are left to the SDK, which
 * reads AWS_REGION and AWS_ENDPOINT_URL (or AWS_ENDPOINT_URL_DYNAMODB, _SQS, _KMS, _SSM) itself.
 */
export interface ClientOptions {
  /** Absent: those of production. */
  readonly timeouts?: CallTimeouts;
  /** One endpoint in place of the SDK's own choice, for tools and tests. */
  readonly endpoint?: string;
  /** Replaces the HTTP layer, and with it its timeouts; for fault injection. */
  readonly requestHandler?: DynamoDBClientConfig['requestHandler'];
  /** Calls of one operation, the first included; absent: {@link MAX_ATTEMPTS}. */
  readonly maxAttempts?: number;
}

/**
 * Calls of one operation, the first included. Stated because the defaults differ by service (DynamoDB: 4) and can be
 * changed by AWS_MAX_ATTEMPTS; the worst case in {@link CallTimeouts} rests on it.
 */
const MAX_ATTEMPTS = 3;

export function createDynamoDbClient(options: ClientOptions = {}): DynamoDBClient {
  return new DynamoDBClient(toConfig(options));
}

/** For sending, returning and deleting. Not for long polls: a wait above the request timeout would be cut off. */
export function createSqsClient(options: ClientOptions = {}): SQSClient {
  // The endpoint decides where calls go; by default the SDK would take the host of the queue's URL, which emulators
  // fill with names that only resolve with a public DNS.
  return new SQSClient({ ...toConfig(options), useQueueUrlAsEndpoint: false });
}

export function createEventBridgeClient(options: ClientOptions = {}): EventBridgeClient {
  return new EventBridgeClient(toConfig(options));
}

export function createKmsClient(options: ClientOptions = {}): KMSClient {
  return new KMSClient(toConfig(options));
}

export function createSsmClient(options: ClientOptions = {}): SSMClient {
  return new SSMClient(toConfig(options));
}

function toConfig({
  timeouts = callTimeouts('production'),
  endpoint,
  requestHandler,
  maxAttempts = MAX_ATTEMPTS,
}: ClientOptions) {
  return {
    maxAttempts,
    // Not `adaptive`: that mode holds calls back for seconds on the client side, outside of every timeout.
    retryMode: 'standard',
    requestHandler: requestHandler ?? toHandlerConfig(timeouts),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

function toHandlerConfig({ connectionTimeoutMs, requestTimeoutMs }: CallTimeouts) {
  return {
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    // Without it `requestTimeout` only logs a warning and goes on waiting.
    throwOnRequestTimeout: true,
    // `requestTimeout` is content once the headers are there; this one ends a body that stops coming.
    socketTimeout: requestTimeoutMs,
    // A warm function calls the same three hosts again and again; a TLS handshake costs more than the call.
    httpAgent: { keepAlive: true },
    httpsAgent: { keepAlive: true },
  };
}
