import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DecryptCommand } from '@aws-sdk/client-kms';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { GetParameterCommand } from '@aws-sdk/client-ssm';

import {
  type ClientOptions,
  createDynamoDbClient,
  createKmsClient,
  createSqsClient,
  createSsmClient,
} from './clients.ts';

const TINY = { connectionTimeoutMs: 20, requestTimeoutMs: 20 };
const AMPLE = { connectionTimeoutMs: 30_000, requestTimeoutMs: 30_000 };

const callEach: Record<string, (options: ClientOptions) => Promise<unknown>> = {
  DynamoDB: (options) =>
    createDynamoDbClient(options).send(new GetItemCommand({ TableName: 'table', Key: { id: { S: 'one' } } })),
  SQS: (options) =>
    createSqsClient(options).send(
      new SendMessageCommand({ QueueUrl: 'http://127.0.0.1/0/queue', MessageBody: 'x' }),
    ),
  KMS: (options) =>
    createKmsClient(options).send(new DecryptCommand({ CiphertextBlob: new Uint8Array([1]) })),
  SSM: (options) => createSsmClient(options).send(new GetParameterCommand({ Name: '/name' })),
};

describe.each(Object.entries(callEach))('the %s client', (_service, call) => {
  let server: Server | undefined;

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  async function startServer(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('gives up on a server that takes requests and never answers, after three attempts', async () => {
    const endpoint = await startServer(() => undefined);

    // The client's own count: on a busy machine an attempt may be over before the server sees it.
    await expect(call({ timeouts: TINY, endpoint })).rejects.toMatchObject({
      name: 'TimeoutError',
      $metadata: { attempts: 3 },
    });
  });

  it('gives up on a body that stops coming after the headers', async () => {
    const endpoint = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'content-length': '100' });
      response.write('{');
    });

    await expect(call({ timeouts: TINY, endpoint })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('gives up on a server that keeps the connection busy and never answers', async () => {
    const endpoint = await startServer((request, response) => {
      const busy = setInterval(() => response.writeProcessing(), 2);
      request.once('close', () => clearInterval(busy));
    });

    await expect(call({ timeouts: TINY, endpoint })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('tries a broken connection three times in all', async () => {
    const handle = jest.fn().mockRejectedValue(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));

    await expect(call({ requestHandler: { handle } })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(handle).toHaveBeenCalledTimes(3);
  });

  it('does not repeat what the service refuses', async () => {
    let requests = 0;
    const endpoint = await startServer((_request, response) => {
      requests += 1;
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: 'ValidationException', message: 'no' }));
    });

    await expect(call({ timeouts: AMPLE, endpoint })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect(requests).toBe(1);
  });
});
