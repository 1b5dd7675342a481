import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { isRetryable, ProblemError } from '../domain/errors.ts';
import { isOrchestrationId } from '../domain/orchestration-id.ts';
import { isUserId } from '../domain/user-id.ts';
import type { Logger } from './logger.ts';
import { toProblemAnswer } from './problem.ts';

/** Who calls, as the gateway's JWT authorizer verified it. */
export interface Caller {
  readonly userId: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface HttpRequest {
  readonly caller: Caller;
  readonly pathParameters: Readonly<Record<string, string | undefined>>;
  /** Values of a name that comes more than once are joined by commas. */
  readonly queryParameters: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body's text, decoded; undefined when there is none. */
  readonly body: string | undefined;
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; absent = no body. */
  readonly body?: object;
}

type Route = (request: HttpRequest) => Promise<HttpAnswer>;
type HttpHandler = (
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * A Lambda handler for one route of the HTTP API: refuses events without verified claims, answers our own refusals
 * and everything unexpected as problem documents, and lets nothing internal out.
 */
export function createHttpHandler(
  getRoute: () => { readonly route: Route; readonly logger: Logger },
): HttpHandler {
  return async (event) => {
    try {
      return toResult(await getRoute().route(toRequest(event)));
    } catch (error) {
      const problem = error instanceof ProblemError ? error : toProblem(error, event, getRoute().logger);
      return toResult(toProblemAnswer(problem, event.requestContext.requestId));
    }
  };
}

/** Tells the log of what was not foreseen, and the caller nothing but the id of the request. */
function toProblem(
  error: unknown,
  { requestContext: { requestId }, routeKey: route, pathParameters }: APIGatewayProxyEventV2WithJWTAuthorizer,
  logger: Logger,
): ProblemError {
  const id = pathParameters?.['orchestrationId'];
  const sync = id !== undefined && isOrchestrationId(id) ? { orchestrationId: id } : {};
  logger.error('http.failed', { requestId, route, ...sync, error });
  return isRetryable(error)
    ? new ProblemError('temporarily-unavailable', 'The request was not carried out. Send it again.')
    : new ProblemError('internal-error', 'The request could not be carried out.');
}

function toRequest(event: APIGatewayProxyEventV2WithJWTAuthorizer): HttpRequest {
  return {
    caller: toCaller(event),
    pathParameters: event.pathParameters ?? {},
    queryParameters: event.queryStringParameters ?? {},
    headers: Object.fromEntries(
      Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: bodyOf(event),
  };
}

/** No body is undefined on AWS and null elsewhere; both are undefined here. */
function bodyOf({
  body,
  isBase64Encoded,
}: {
  body?: string | null;
  isBase64Encoded: boolean;
}): string | undefined {
  if (body === undefined || body === null) return undefined;
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}

/** The types promise an authorizer; an event that came another way has none, and is nobody's. */
function toCaller({ requestContext }: APIGatewayProxyEventV2WithJWTAuthorizer): Caller {
  const context: { authorizer?: { jwt?: { claims?: Record<string, unknown> } } } = requestContext;
  const claims = context.authorizer?.jwt?.claims;
  const userId = claims?.['sub'];
  if (claims === undefined || typeof userId !== 'string' || !isUserId(userId)) {
    throw new ProblemError('unauthenticated', 'Expected a verified token with a subject.');
  }
  return { userId, claims };
}

function toResult({ statusCode, headers, body }: HttpAnswer): APIGatewayProxyStructuredResultV2 {
  if (body === undefined) return { statusCode, headers };
  return {
    statusCode,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
