import { gatewayRefusalSchema } from '@syncwell/core/api/gateway-refusal';
import { problemSchema } from '@syncwell/core/api/problem';
import { PROBLEM_TYPES, type ProblemCode } from '@syncwell/core/api/problem-types';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';

import { documentHeaders } from './document-headers.ts';
import type { AnswerHeader, RouteContract } from './route-contract.ts';

/** Refusals that every route has. */
export const COMMON_PROBLEMS: readonly ProblemCode[] = [
  'unauthenticated',
  'internal-error',
  'temporarily-unavailable',
];

/** What the gateway answers by itself, with a body of its own. */
const GATEWAY_REFUSALS: Readonly<Record<number, string>> = {
  401: 'no token, or one that is expired or forged',
  403: 'the token lacks the scope of the route',
  429: 'more requests than the stage lets through',
  500: 'the function failed before it could answer',
  503: 'the function cannot be reached',
};

const PROBLEM_HEADERS: Readonly<Partial<Record<ProblemCode, AnswerHeader>>> = {
  'route-taken': 'location?',
  'temporarily-unavailable': 'retry-after?',
  'too-many-starts': 'retry-after?',
  'too-many-restarts': 'retry-after?',
};

/** One object per status with these codes alone: the document names it once. */
const shared = new Map<number, ZodOpenApiResponseObject>();

export function statusOf(code: ProblemCode): number {
  return PROBLEM_TYPES[code][0];
}

/** Every status with which a route can refuse. */
export function problemResponses({ problems }: RouteContract): ZodOpenApiResponsesObject {
  const codes = [...COMMON_PROBLEMS, ...problems];
  const statuses = new Set([...codes.map(statusOf), ...Object.keys(GATEWAY_REFUSALS).map(Number)]);
  return Object.fromEntries(
    [...statuses]
      .sort((a, b) => a - b)
      .map((status) => {
        const isShared = !problems.some((code) => statusOf(code) === status);
        return [status, isShared ? sharedResponseOf(status) : responseOf(status, codes)];
      }),
  );
}

function sharedResponseOf(status: number): ZodOpenApiResponseObject {
  const made = shared.get(status) ?? { ...responseOf(status, COMMON_PROBLEMS), id: `Refusal${status}` };
  shared.set(status, made);
  return made;
}

function responseOf(status: number, all: readonly ProblemCode[]): ZodOpenApiResponseObject {
  const codes = all.filter((code) => statusOf(code) === status).sort();
  const gateway = GATEWAY_REFUSALS[status];
  const said = [
    ...codes.map((code) => `\`${code}\`: ${PROBLEM_TYPES[code][1]}.`),
    ...(gateway === undefined ? [] : [`The gateway: ${gateway}.`]),
  ];
  const headers = codes.flatMap((code) => PROBLEM_HEADERS[code] ?? []);
  return {
    description: said.join(' '),
    ...(headers.length === 0 ? {} : { headers: documentHeaders(headers) }),
    content: {
      ...(codes.length === 0 ? {} : { 'application/problem+json': { schema: problemSchema } }),
      ...(gateway === undefined ? {} : { 'application/json': { schema: gatewayRefusalSchema } }),
    },
  };
}
