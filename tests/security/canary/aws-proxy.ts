import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { quoting } from './marks.ts';

/** What AWS answers in place of doing it, and to which requests; it quotes the request. */
export interface AwsFault {
  readonly status: 400 | 500;
  /** Name of the exception. */
  readonly name: string;
  readonly when: (request: AwsRequest) => boolean;
}

export interface AwsRequest {
  /** `DynamoDB_20120810.GetItem` */
  readonly target: string;
  readonly body: string;
}

/** One service of AWS, through which every request of the product goes. */
export interface AwsProxy {
  readonly url: string;
  readonly requests: readonly AwsRequest[];
  /** Every request that fits fails, as long as `work` takes. Throws when none did. */
  failing<T>(fault: AwsFault, work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** What answers a request that is not made to fail: an engine, or a stub of one. */
export type AwsAnswer = (request: AwsRequest, headers: IncomingMessage['headers']) => Promise<Response>;

export async function startAwsProxy(answer: AwsAnswer): Promise<AwsProxy> {
  const requests: AwsRequest[] = [];
  let fault: AwsFault | undefined;
  let failed = 0;
  const serve = async (message: IncomingMessage, response: ServerResponse) => {
    const request = { target: String(message.headers['x-amz-target']), body: await readText(message) };
    requests.push(request);
    const isFailing = fault?.when(request) === true;
    if (isFailing) failed += 1;
    const said = isFailing ? refusal(fault, request) : await answer(request, message.headers);
    response
      .writeHead(said.status, Object.fromEntries(said.headers))
      .end(Buffer.from(await said.arrayBuffer()));
  };
  const server = createServer((message, response) => void serve(message, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    failing: async (next, work) => {
      [fault, failed] = [next, 0];
      const result = await work().finally(() => (fault = undefined));
      if (failed === 0) throw new Error(`Expected a request to fail with ${next.name}, got none that fits`);
      return result;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Hands requests on to the engine at `url`. */
export function engineAt(url: string): AwsAnswer {
  return async ({ body }, { host: _, connection: _c, 'content-length': _l, ...headers }) => {
    const kept = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    const answer = await fetch(url, { method: 'POST', body, headers: kept });
    const text = await answer.arrayBuffer();
    return new Response(text, {
      status: answer.status,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
    });
  };
}

function refusal(fault: AwsFault | undefined, { body }: AwsRequest): Response {
  const message = quoting(`refused: ${body}`);
  return Response.json({ __type: fault?.name, message, Message: message }, { status: fault?.status ?? 400 });
}

async function readText(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
