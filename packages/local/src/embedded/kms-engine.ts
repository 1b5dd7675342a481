import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import * as z from 'zod';
import { KMS_ACTIONS } from './kms-actions.ts';
import { KmsError } from './kms-error.ts';
import { KmsKeyStore } from './kms-key-store.ts';
import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

/**
 * The part of KMS that envelope encryption needs, in this process, over AWS JSON 1.1. Keys are random and live as long
 * as the process; a ciphertext opens only under its own encryption context, as on AWS.
 */
export function startKmsEngine(port = 0): Promise<LoopbackServer> {
  const keys = new KmsKeyStore();
  const server = createServer((request, response) => {
    void answer(keys, request).then(({ status, body }) => send(response, status, body));
  });
  return startLoopbackServer(server, port);
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

async function answer(keys: KmsKeyStore, request: IncomingMessage): Promise<Answer> {
  const target = String(request.headers['x-amz-target']);
  const action = KMS_ACTIONS[target.replace('TrentService.', '')];
  if (action === undefined)
    return refusal('UnknownOperationException', `Expected a KMS action, got ${target}`);
  try {
    return { status: 200, body: action(keys, await json(request)) };
  } catch (error) {
    if (error instanceof KmsError) return refusal(error.code, error.message);
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
