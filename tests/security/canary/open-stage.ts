import { randomUUID } from 'node:crypto';

import { startEmbeddedAws } from '../../../packages/local/src/embedded/embedded-aws.ts';
import { toProviderUrls } from '../../../packages/local/src/simulators/provider-urls.ts';
import { createAwsClients } from '../../../packages/local/src/stack/aws-clients.ts';
import { ensureKey } from '../../../packages/local/src/stack/ensure-key.ts';
import { ensureQueue } from '../../../packages/local/src/stack/ensure-queue.ts';
import { createEndings } from '../../../packages/local/src/system/endings.ts';
import { putClientSecrets } from '../../../packages/local/src/system/put-client-secrets.ts';
import { type AwsAnswer, engineAt, startAwsProxy } from './aws-proxy.ts';
import { REDIRECT_URI } from './marks.ts';
import { startProviders } from './providers.ts';

export const TABLES = ['OrchestrationTable', 'ConnectionTable', 'LedgerTable', 'BudgetTable'] as const;
const CLIENT_PATH = '/canary/clients';
const CREDENTIALS =
  'AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/x/aws4_request, SignedHeaders=host, Signature=0';

/** AWS behind proxies, both providers, and an environment from which the handlers open their own dependencies. */
export async function openStage() {
  const aws = await startEmbeddedAws();
  const providers = await startProviders();
  const { dynamodb, sqs, kms, ssm } = aws.endpoints;
  const proxies = {
    dynamodb: await startAwsProxy(engineAt(dynamodb)),
    sqs: await startAwsProxy(takingAnyReturn(engineAt(sqs))),
    kms: await startAwsProxy(engineAt(kms)),
    ssm: await startAwsProxy(engineAt(ssm)),
    events: await startAwsProxy(() => Promise.resolve(Response.json({ FailedEntryCount: 0, Entries: [{}] }))),
  };
  const call = async (endpoint: string, target: string, body: object): Promise<Record<string, unknown>> => {
    const headers = {
      'x-amz-target': target,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20240101T000000Z',
      authorization: CREDENTIALS,
    };
    const answer = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`Expected ${target} to be done, got ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const onDynamoDb = (action: string, body: object) => call(dynamodb, `DynamoDB_20120810.${action}`, body);
  const tables = JSON.parse(process.env['TEST_TABLES'] ?? '{}') as Record<string, object>;
  for (const TableName of TABLES) await onDynamoDb('CreateTable', { ...tables[TableName], TableName });
  const clients = createAwsClients({ ...aws.endpoints, sqs: proxies.sqs.url });
  const queueUrl = async (name: string) => (await ensureQueue(clients, `${name}-queue`, {})).reference;
  const endings = createEndings();
  await putClientSecrets({ endpoint: ssm, path: CLIENT_PATH }, providers.client, endings);
  const queues = {
    COLD_QUEUE_URL: await queueUrl('cold'),
    DEAD_LETTER_QUEUE_URL: await queueUrl('dead-letter'),
    QUARANTINE_QUEUE_URL: await queueUrl('quarantine'),
  };
  Object.assign(process.env, {
    ...queues,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_ENDPOINT_URL_DYNAMODB: proxies.dynamodb.url,
    AWS_ENDPOINT_URL_SQS: proxies.sqs.url,
    AWS_ENDPOINT_URL_KMS: proxies.kms.url,
    AWS_ENDPOINT_URL_SSM: proxies.ssm.url,
    AWS_ENDPOINT_URL_EVENTBRIDGE: proxies.events.url,
    SERVICE: 'canary',
    ORCHESTRATION_TABLE: 'OrchestrationTable',
    CONNECTION_TABLE: 'ConnectionTable',
    LEDGER_TABLE: 'LedgerTable',
    BUDGET_TABLE: 'BudgetTable',
    WORKER_TIMEOUT_SECONDS: '60',
    PACE: 'quick',
    USER_HASH_KEY: randomUUID(),
    EVENT_BUS_NAME: 'default',
    CONNECTION_KEY_ID: (await ensureKey(clients.kms, 'canary')).attributes['Arn'],
    CLIENT_PARAMETER_PATH: CLIENT_PATH,
    PROVIDER_URLS: JSON.stringify(toProviderUrls(providers.urls)),
    PROVIDER_WINDOW_SCALE: '1',
    REDIRECT_URIS: REDIRECT_URI,
  });
  return {
    ...{ proxies, providers, queues, onDynamoDb },
    /** Every item that is stored. */
    readItems: async () => {
      const scans = TABLES.map(async (table) => {
        const { Items } = await onDynamoDb('Scan', { TableName: table, ConsistentRead: true });
        return (Items as unknown[]).map((item) => ({ table, item }));
      });
      return (await Promise.all(scans)).flat();
    },
    stop: async () => {
      await endings.run();
      clients.destroy();
      await providers.stop();
      await Promise.all(Object.values(proxies).map((proxy) => proxy.stop()));
      await aws.stop();
    },
  };
}

/** The messages here never were in a queue: none is there to be given back. */
function takingAnyReturn(answer: AwsAnswer): AwsAnswer {
  return (request, headers) =>
    request.target === 'AmazonSQS.ChangeMessageVisibility'
      ? Promise.resolve(Response.json({}))
      : answer(request, headers);
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
