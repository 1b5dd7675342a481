import {
  PROBLEM_CODES,
  PROBLEM_TYPES,
  type ProblemCode,
  toProblemType,
} from '@syncwell/core/api/problem-types';

import { PROBLEM_GUIDE } from './problem-guide.ts';
import { COMMON_PROBLEMS } from './problem-responses.ts';
import type { RouteContract } from './route-contract.ts';

const HEAD = `# Errors

<!-- Made by \`npm run openapi\` from packages/openapi/src/problem-guide.ts and the table of routes. -->

A refusal is a problem document (RFC 9457), \`application/problem+json\`:

\`\`\`json
{
  "type": "urn:syncwell:problem:invalid-request",
  "title": "The request is not valid",
  "status": 400,
  "detail": "/startDate: Expected a date YYYY-MM-DD that exists, got 2023-02-29",
  "traceId": "f3a1c7e2-5b0d-4c1e-9a64-0d7d2f6f1b55",
  "errors": [{ "pointer": "/startDate", "detail": "Expected a date YYYY-MM-DD that exists, got 2023-02-29" }]
}
\`\`\`

\`type\` is stable: decide by it, and show \`detail\` to developers. What was not foreseen is in our logs under its \`traceId\`. What the
gateway refuses by itself has \`application/json\` and a \`message\` alone: 401 without a valid token, 403 without the scope
of the route, 404 for a path that is no route, 429 for too many requests.
`;

/** docs/errors.md: every type of problem, what it means, what to do, and which routes answer it. */
export function toErrorsPage(routes: Readonly<Record<string, RouteContract>>): string {
  const byStatus = [...PROBLEM_CODES].sort((a, b) => PROBLEM_TYPES[a][0] - PROBLEM_TYPES[b][0]);
  return [HEAD, ...byStatus.map((code) => toSection(code, routes))].join('\n');
}

function toSection(code: ProblemCode, routes: Readonly<Record<string, RouteContract>>): string {
  const [status, title] = PROBLEM_TYPES[code];
  const { when, todo } = PROBLEM_GUIDE[code];
  return `## ${code}

\`${toProblemType(code)}\`, ${status}: ${title}

${when}

To do: ${todo}

Routes: ${routesOf(code, routes)}.
`;
}

function routesOf(code: ProblemCode, routes: Readonly<Record<string, RouteContract>>): string {
  if (COMMON_PROBLEMS.includes(code)) return 'all';
  const keys = Object.entries(routes).flatMap(([key, { problems }]) =>
    problems.includes(code) ? [key] : [],
  );
  return keys.map((key) => `\`${key}\``).join(', ');
}
