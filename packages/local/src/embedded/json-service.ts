import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import * as z from 'zod';
import { AwsRefusal } from './aws-refusal.ts';
import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

/** What one action answers. Throws AwsRefusal, or ZodError for input that lacks something. */
export type JsonAction = (input: unknown) => object;

export interface JsonService {
  /** Before the action's name in the header `x-amz-target`. */
  readonly targetPrefix: string;
  readonly actions: Readonly<Record<string, JsonAction>>;
}

/** A service that speaks AWS JSON 1.1, on 127.0.0.1. */
export function startJsonService(service: JsonService, port = 0): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    void answer(service, request).then(({ status, body }) => send(response, status, body));
  });
  return startLoopbackServer(server, port);
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

async function answer({ targetPrefix, actions }: JsonService, request: IncomingMessage): Promise<Answer> {
  const target = String(request.headers['x-amz-target']);
  const action = actions[target.replace(targetPrefix, '')];
  if (action === undefined) {
    return refusal('UnknownOperationException', `Expected an action of ${targetPrefix}, got ${target}`);
  }
  try {
    return { status: 200, body: action(await json(request)) };
  } catch (error) {
    if (error instanceof AwsRefusal) return refusal(error.code, error.message);
    if (error instanceof z.ZodError) return refusal('ValidationException', z.prettifyError(error));
    return refusal('SerializationException', error instanceof Error ? error.message : String(error));
  }
}

function refusal(code: string, message: string): Answer {
  return { status: 400, body: { __type: code, message } };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}
