import type { ClientOptions } from '@syncwell/core/aws/clients';

import type { MemoryService, ServiceAnswer, ServiceRequest } from './memory-service.ts';

export type RequestHandler = NonNullable<ClientOptions['requestHandler']>;

/** The parts that are read of what an SDK client hands to its HTTP layer. */
export interface HttpRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

/** One attempt as the client made it. */
export interface Attempt {
  readonly request: ServiceRequest;
  /** 1 for the first attempt of a call. */
  readonly number: number;
}

/** The HTTP layer of an SDK client over a service in memory: sound and at once. */
export function createPlainHandler(service: MemoryService): RequestHandler {
  const handle = (request: HttpRequest) =>
    Promise.resolve({ response: toHttpResponse(service.answer(readAttempt(request).request)) });
  return { handle };
}

export function readAttempt({ headers, body }: HttpRequest): Attempt {
  const {
    'x-amz-target': target = '',
    'amz-sdk-request': progress = '',
    'amz-sdk-invocation-id': call = '',
  } = headers;
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const input = JSON.parse(text) as ServiceRequest['input'];
  const operation = target.split('.').at(-1) ?? '';
  return { request: { operation, input, call }, number: Number(/attempt=(\d+)/.exec(progress)?.[1]) };
}

export function toHttpResponse({ statusCode, body }: ServiceAnswer) {
  return {
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: new Uint8Array(Buffer.from(JSON.stringify(body))),
  };
}
