import * as z from 'zod';
import {
  createDocument,
  type CreateDocumentOptions,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';

import { documentHeaders, HEADER_COMPONENTS } from './document-headers.ts';
import { DESCRIPTION } from './document-text.ts';
import { PATH_PARAMETERS, REQUEST_HEADERS } from './document-parameters.ts';
import { problemResponses } from './problem-responses.ts';
import type { RouteContract, RouteKey } from './route-contract.ts';
import { ROUTES } from './routes.ts';
import { tidySchema } from './tidy-schema.ts';

/** The OpenAPI 3.1 document of all routes. */
export function createApiDocument(routes: Readonly<Record<string, RouteContract>> = ROUTES) {
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'SyncWell Historical Sync',
        version: '1.0.0',
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [
        {
          url: 'https://{apiId}.execute-api.{region}.amazonaws.com',
          variables: { apiId: { default: 'api' }, region: { default: 'us-east-1' } },
        },
      ],
      tags: [
        { name: 'Syncs', description: 'Copying the history of one provider to another.' },
        { name: 'Connections', description: 'What the user allows at each provider.' },
        { name: 'Account', description: 'The user as a whole.' },
      ],
      components: {
        headers: HEADER_COMPONENTS,
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'Of the issuer and for the audience of the stage, with the scope of the route.',
          },
        },
      },
      paths: toPaths(routes),
    },
    OPTIONS,
  );
}

const OPTIONS: CreateDocumentOptions = { override: ({ jsonSchema }) => tidySchema(jsonSchema) };

function toPaths(routes: Readonly<Record<string, RouteContract>>): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [key, route] of Object.entries(routes)) {
    const [method, path] = splitRouteKey(key as RouteKey);
    (paths[path] ??= {})[method] = toOperation(route, path);
  }
  return paths;
}

/** `GET /connections` -> `get` and `/connections`. */
export function splitRouteKey(key: RouteKey): readonly [method: string, path: string] {
  const [method = '', path = ''] = key.split(' ');
  return [method.toLowerCase(), path];
}

function toOperation(route: RouteContract, path: string): ZodOpenApiOperationObject {
  const { operationId, summary, description, tag, scope, body, answer, requestHeaders = [] } = route;
  return {
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [tag],
    security: [{ token: [scope] }],
    requestParams: toParameters(route, path),
    ...(body === undefined
      ? {}
      : {
          requestBody: { required: body.required, content: { 'application/json': { schema: body.schema } } },
        }),
    responses: {
      [answer.status]: {
        description: answer.description,
        headers: documentHeaders(answer.headers),
        content: { 'application/json': { schema: answer.schema } },
        ...(operationId === STARTS ? { links: LINKS } : {}),
      },
      ...(requestHeaders.includes('if-none-match')
        ? { 304: { description: 'Not changed since that ETag.', headers: documentHeaders(answer.headers) } }
        : {}),
      ...problemResponses(route),
    },
  };
}

/** What can be done with the orchestration that an answer is about. */
const STARTS = 'startOrchestration';
const LINKS = Object.fromEntries(
  Object.entries(ROUTES)
    .filter(([key]) => key.includes('{orchestrationId}'))
    .map(([, { operationId }]) => [
      operationId,
      { operationId, parameters: { orchestrationId: '$response.body#/orchestrationId' } },
    ]),
);

function toParameters({ query, requestHeaders = [] }: RouteContract, path: string) {
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  const inPath = Object.fromEntries(names.map((name) => [name, PATH_PARAMETERS[name] ?? z.string()]));
  const headers = Object.fromEntries(requestHeaders.map((name) => REQUEST_HEADERS[name]));
  return {
    ...(names.length === 0 ? {} : { path: z.object(inPath) }),
    ...(query === undefined ? {} : { query }),
    ...(requestHeaders.length === 0 ? {} : { header: z.object(headers) }),
  };
}
