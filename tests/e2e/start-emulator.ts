import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { startEmbeddedAws, type AwsEndpoints } from '../../packages/local/src/embedded/embedded-aws.ts';
import { type CapacityMeter, createCapacityMeter } from './capacity-meter.ts';

/** An AWS emulator on one URL, as LocalStack is: what `endpoint` of the local system expects. */
export interface Emulator {
  readonly url: string;
  /** One call in AWS's JSON protocol, for example `AmazonSQS.ListQueues`. Throws when it is refused. */
  call<T>(target: string, body: object): Promise<T>;
  /** What DynamoDB was used for so far. */
  readonly capacity: Pick<CapacityMeter, 'unitsOf'>;
  stop(): Promise<void>;
}

/** First part of `X-Amz-Target` by service. */
const SERVICES: Readonly<Record<string, keyof AwsEndpoints>> = {
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  TrentService: 'kms',
  AmazonSSM: 'ssm',
};

/** The embedded engines take any signature; they only want one to be there. */
const SIGNED = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/any/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260101T000000Z',
};

export async function startEmulator(): Promise<Emulator> {
  const aws = await startEmbeddedAws();
  const meter = createCapacityMeter();
  const server = createServer((request, response) => {
    forward({ endpoints: aws.endpoints, meter }, request, response).catch((error: unknown) => {
      response.writeHead(502).end(String(error));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    call: (target, body) => callAws(url, target, body),
    capacity: meter,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await aws.stop();
    },
  };
}

async function callAws<T>(url: string, target: string, body: object): Promise<T> {
  const headers = { ...SIGNED, 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`Expected ${target} to be taken, got ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}

async function forward(
  { endpoints, meter }: { readonly endpoints: AwsEndpoints; readonly meter: CapacityMeter },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = String(request.headers['x-amz-target'] ?? '');
  const service = SERVICES[target.split('.')[0] ?? ''];
  if (service === undefined) throw new Error(`Expected a target of DynamoDB, SQS, KMS or SSM, got ${target}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { authorization = '', 'content-type': contentType = '' } = request.headers;
  const reply = await fetch(`${endpoints[service]}${request.url}`, {
    method: 'POST',
    headers: { ...SIGNED, authorization, 'content-type': contentType, 'x-amz-target': target },
    body: meter.ask(target, body),
  });
  const taken = { status: reply.status, body: await reply.text() };
  meter.note(target, body, taken);
  answer(response, taken);
}

function answer(response: ServerResponse, { status, body }: { status: number; body: string }): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}
