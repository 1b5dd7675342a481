import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { notFound } from '../domain/errors.ts';
import { createHttpHandler, type HttpAnswer, type HttpRequest } from './http.ts';
import type { LogDetails, Logger } from './logger.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** What the gateway sends, as far as our code reads it. */
function anEvent(overrides: object = {}): Event {
  const claims = { sub: 'user-1', premium: 'true' };
  return {
    headers: { 'Idempotency-Key': 'key-1', 'if-none-match': '"etag"' },
    pathParameters: { orchestrationId: 'orch-1' },
    requestContext: { requestId: 'trace-1', authorizer: { jwt: { claims, scopes: [] } } },
    isBase64Encoded: false,
    ...overrides,
  } as unknown as Event;
}

function withAuthorizer(authorizer: unknown): Event {
  return anEvent({ requestContext: { requestId: 'trace-1', authorizer } });
}

function aHandler(route: (request: HttpRequest) => Promise<HttpAnswer>) {
  const lines: [event: string, details: LogDetails | undefined][] = [];
  const write = (event: string, details?: LogDetails) => void lines.push([event, details]);
  const logger: Logger = { info: write, warn: write, error: write };
  return { handle: createHttpHandler(() => ({ route, logger })), lines };
}

async function requestOf(event: Event): Promise<HttpRequest> {
  const requests: HttpRequest[] = [];
  const { handle } = aHandler(async (request) => {
    requests.push(request);
    return { statusCode: 200, headers: {} };
  });
  await handle(event);
  return requests[0] as HttpRequest;
}

async function answerTo(thrown: unknown): Promise<APIGatewayProxyStructuredResultV2> {
  const { handle } = aHandler(async () => {
    throw thrown;
  });
  return handle(anEvent());
}

function bodyOf({ body }: APIGatewayProxyStructuredResultV2): unknown {
  return JSON.parse(body ?? '') as unknown;
}

describe('the request', () => {
  it('is what the gateway verified and sent', async () => {
    const event = anEvent({ body: '{"a":1}', queryStringParameters: { status: 'PAUSED' } });
    await expect(requestOf(event)).resolves.toEqual({
      caller: { userId: 'user-1', claims: { sub: 'user-1', premium: 'true' } },
      pathParameters: { orchestrationId: 'orch-1' },
      queryParameters: { status: 'PAUSED' },
      headers: { 'idempotency-key': 'key-1', 'if-none-match': '"etag"' },
      body: '{"a":1}',
    });
  });

  it('has no parameters and no body where the event has none', async () => {
    const request = await requestOf(anEvent({ pathParameters: undefined }));
    expect(request).toMatchObject({ pathParameters: {}, queryParameters: {}, body: undefined });
  });

  it.each([
    [Buffer.from('{"name":"Zoë"}').toString('base64'), true, '{"name":"Zoë"}'],
    ['', true, ''],
    ['e30=', false, 'e30='],
  ])('decodes %j, base64 %s', async (body, isBase64Encoded, expected) => {
    expect((await requestOf(anEvent({ body, isBase64Encoded }))).body).toBe(expected);
  });
});

describe('an event without verified claims', () => {
  it.each([
    undefined,
    {},
    { jwt: {} },
    { jwt: { claims: {} } },
    { jwt: { claims: { sub: '' } } },
    { jwt: { claims: { sub: 'x'.repeat(256) } } },
    { jwt: { claims: { sub: 7 } } },
    { jwt: { claims: { sub: ['user-1'] } } },
    { lambda: { sub: 'user-1' } },
  ])('is refused before the route sees it: %j', async (authorizer) => {
    const { handle, lines } = aHandler(() => Promise.reject(new Error('called')));
    const answer = await handle(withAuthorizer(authorizer));
    expect(answer.statusCode).toBe(401);
    expect(bodyOf(answer)).toMatchObject({
      type: 'urn:syncwell:problem:unauthenticated',
      traceId: 'trace-1',
    });
    expect(lines).toEqual([]);
  });

  it('is refused although a header claims to be somebody', async () => {
    const event = { ...withAuthorizer(undefined), headers: { authorization: 'Bearer x', sub: 'user-1' } };
    const { handle } = aHandler(() => Promise.reject(new Error('called')));
    expect((await handle(event)).statusCode).toBe(401);
  });
});

describe('the answer', () => {
  it('is JSON', async () => {
    const { handle } = aHandler(async () => ({ statusCode: 202, headers: { etag: '"e"' }, body: { a: 1 } }));
    await expect(handle(anEvent())).resolves.toEqual({
      statusCode: 202,
      headers: { 'content-type': 'application/json', etag: '"e"' },
      body: '{"a":1}',
    });
  });

  it('has neither body nor type when there is nothing to say', async () => {
    const { handle } = aHandler(async () => ({ statusCode: 304, headers: { etag: '"e"' } }));
    await expect(handle(anEvent())).resolves.toEqual({ statusCode: 304, headers: { etag: '"e"' } });
  });

  it('is the problem that the route threw, and no line in the log', async () => {
    const { handle, lines } = aHandler(() => Promise.reject(notFound()));
    const answer = await handle(anEvent());
    expect(answer).toMatchObject({
      statusCode: 404,
      headers: { 'content-type': 'application/problem+json' },
    });
    expect(bodyOf(answer)).toMatchObject({ detail: 'No such orchestration.' });
    expect(lines).toEqual([]);
  });

  it.each([
    new Error('table orchestrations-prod at 10.0.0.7 refused user-1'),
    new TypeError("Cannot read properties of undefined (reading 'secret')"),
    Object.assign(new Error('secret'), { statusCode: 418, code: 'not-found' }),
    'a secret text',
    undefined,
  ])('to something unexpected says nothing of it: %p', async (thrown) => {
    const answer = await answerTo(thrown);
    expect(answer.statusCode).toBe(500);
    expect(bodyOf(answer)).toStrictEqual({
      type: 'urn:syncwell:problem:internal-error',
      title: 'Something went wrong on our side',
      status: 500,
      detail: 'The request could not be carried out.',
      traceId: 'trace-1',
    });
    expect(answer.headers).toEqual({ 'content-type': 'application/problem+json' });
  });

  it('to something unexpected is logged with the id that the caller sees', async () => {
    const error = new Error('secret');
    const { handle, lines } = aHandler(() => Promise.reject(error));
    const routeKey = 'GET /orchestrations/{orchestrationId}/status';
    await handle(anEvent({ routeKey }));
    expect(lines).toEqual([['http.failed', { requestId: 'trace-1', route: routeKey, error }]]);
  });

  it('to something unexpected is logged with its sync when the path names one', async () => {
    const orchestrationId = 'orch-00000000-0000-4000-8000-000000000001';
    const { handle, lines } = aHandler(() => Promise.reject(new Error('secret')));
    await handle(anEvent({ pathParameters: { orchestrationId } }));
    expect(lines).toMatchObject([['http.failed', { orchestrationId }]]);
  });

  it('to what may pass is 503 and says when to come back', async () => {
    const answer = await answerTo(Object.assign(new Error('lost 8 races on orch-1'), { retryable: true }));
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
    expect(answer.body).not.toContain('orch-1');
  });

  it('is left to the runtime, which logs why, when the dependencies cannot be made', async () => {
    const handle = createHttpHandler(() => {
      throw new Error('Expected a complete configuration');
    });
    await expect(handle(anEvent())).rejects.toThrow('Expected a complete configuration');
  });
});

describe('a request without a body', () => {
  it.each([undefined, null])('has none, whether the gateway says %p', async (body) => {
    expect((await requestOf(anEvent({ body }))).body).toBeUndefined();
  });
});
