import { toProblemType } from '@syncwell/core/api/problem-types';

import { splitRouteKey } from '../create-api-document.ts';
import { COMMON_PROBLEMS } from '../problem-responses.ts';
import { type KnownRoute, ROUTES } from '../routes.ts';
import { openDocument } from './open-document.ts';

/** What a handler gave to the gateway. */
export interface GivenAnswer {
  readonly statusCode?: number | undefined;
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  /** Text of JSON. */
  readonly body?: string | undefined;
}

/** In what `answer` is not what the OpenAPI document says of the route; empty = it is. */
export function findUndocumented(route: KnownRoute, answer: GivenAnswer): string[] {
  const { resolve, validate } = openDocument();
  const [method, path] = splitRouteKey(route);
  const status = answer.statusCode ?? 0;
  const response = resolve(['paths', path, method, 'responses', String(status)]);
  if (response === undefined) return [`${status} is not among its answers`];
  const given = new Map(
    Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return [
    ...differentHeaders(resolve, response.pointer, given),
    ...differentProblem(route, given.get('content-type'), answer.body),
    ...differentBody({ resolve, validate }, response.pointer, {
      type: given.get('content-type'),
      body: answer.body,
    }),
  ];
}

type Document = ReturnType<typeof openDocument>;
type Pointer = readonly string[];

function differentHeaders(
  resolve: Document['resolve'],
  pointer: Pointer,
  given: ReadonlyMap<string, string>,
): string[] {
  const documented = Object.keys(resolve([...pointer, 'headers'])?.value ?? {});
  const required = documented.filter(
    (name) => resolve([...pointer, 'headers', name])?.value['required'] === true,
  );
  const known = new Set(['content-type', ...documented.map((name) => name.toLowerCase())]);
  return [
    ...required.filter((name) => !given.has(name.toLowerCase())).map((name) => `header ${name} is missing`),
    ...[...given.keys()].filter((name) => !known.has(name)).map((name) => `header ${name} is not documented`),
  ];
}

/** The document knows the form of all problems; which ones a route has is said in its words and in docs/errors.md. */
function differentProblem(route: KnownRoute, type: string | undefined, body: string | undefined): string[] {
  if (type !== 'application/problem+json' || body === undefined) return [];
  const problem = (JSON.parse(body) as { type?: unknown }).type;
  const known = [...COMMON_PROBLEMS, ...ROUTES[route].problems].map(toProblemType);
  return known.some((one) => one === problem) ? [] : [`problem ${String(problem)} is not among its own`];
}

function differentBody(
  { resolve, validate }: Pick<Document, 'resolve' | 'validate'>,
  pointer: Pointer,
  { type, body }: { readonly type: string | undefined; readonly body: string | undefined },
): string[] {
  const content = resolve([...pointer, 'content']);
  if (content === undefined) return body === undefined ? [] : ['a body, where none is documented'];
  if (body === undefined) return ['no body'];
  const mediaType = type?.split(';')[0] ?? 'none';
  if (content.value[mediaType] === undefined) return [`content type ${mediaType} is not documented`];
  return validate([...content.pointer, mediaType, 'schema'], JSON.parse(body));
}
