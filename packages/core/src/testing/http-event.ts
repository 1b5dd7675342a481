import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

export interface HttpEventOptions {
  readonly userId?: string;
  readonly claims?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** Absent: the event has none, as on AWS. */
  readonly queryParameters?: Readonly<Record<string, string>>;
}

/** An event as the HTTP API hands it to a function behind its JWT authorizer (payload format 2.0). */
export function anHttpEvent(options: HttpEventOptions = {}): APIGatewayProxyEventV2WithJWTAuthorizer {
  const {
    userId = 'user-1',
    claims = { premium: 'true' },
    body,
    headers = {},
    pathParameters = {},
    queryParameters,
  } = options;
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  return {
    version: '2.0',
    routeKey: 'ANY /test',
    rawPath: '/test',
    rawQueryString: '',
    headers: { ...headers },
    pathParameters: { ...pathParameters },
    ...(queryParameters === undefined ? {} : { queryStringParameters: { ...queryParameters } }),
    isBase64Encoded: false,
    ...(text === undefined ? {} : { body: text }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: '127.0.0.1',
      domainPrefix: 'api',
      http: { method: 'POST', path: '/test', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: 'ANY /test',
      stage: '$default',
      time: '15/Jun/2024:12:00:00 +0000',
      timeEpoch: 1_718_452_800_000,
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: { sub: userId, ...claims }, scopes: ['sync:read', 'sync:write'] },
      },
    },
  };
}
