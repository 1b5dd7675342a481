import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

import { anHttpEvent, type HttpEventOptions } from '../../packages/core/src/testing/http-event.ts';
import { authorize, type AuthorizationRequest } from '../../packages/local/src/offline/authorize.ts';
import type { KnownRoute } from '../../packages/openapi/src/routes.ts';
import { expectDocumented } from '../../packages/openapi/src/testing/expect-documented.ts';
import type { GivenAnswer } from '../../packages/openapi/src/testing/find-undocumented.ts';
import type { PackagedRoute } from './packaged-handlers.ts';

export const NO_CONTEXT = {} as Context;

/** Claims of a token. */
export type Claims = NonNullable<Awaited<ReturnType<AuthorizationRequest['verify']>>>;

export interface SentRequest extends Omit<HttpEventOptions, 'userId' | 'claims'> {
  /** Claims of the caller's token; `forged`: one whose signature is wrong; absent: none. */
  readonly token?: Claims | 'forged' | undefined;
}

export interface Answer {
  readonly statusCode: number | undefined;
  /** The body as it is sent; also where the API's gateway answers by itself. */
  readonly text: string;
  readonly headers: object;
}

/** Sends a request through the packaged route: its authorizer and scopes first, then its handler. */
export async function send(
  route: PackagedRoute,
  dependencies: object,
  { token, ...request }: SentRequest,
): Promise<Answer> {
  const decision = await authorize({
    header: token === undefined ? undefined : 'Bearer it',
    routeScopes: route.scopes,
    verify: () => Promise.resolve(token === 'forged' ? undefined : token),
  });
  if (!decision.allowed) return { statusCode: decision.status, text: decision.message, headers: {} };
  const event = anHttpEvent(request);
  const requestContext = { ...event.requestContext, authorizer: { jwt: decision.context } };
  const result = await route.open(dependencies)({ ...event, requestContext }, NO_CONTEXT);
  expectDocumented(route.key as KnownRoute, result as GivenAnswer);
  return toAnswer(result);
}

export function toAnswer(result: unknown): Answer {
  const { statusCode, body, headers = {} } = result as APIGatewayProxyStructuredResultV2;
  return { statusCode, text: body ?? '', headers };
}
