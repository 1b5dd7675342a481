import type { ProblemCode } from '@syncwell/core/api/problem-types';
import type * as z from 'zod';

/** What the API promises of one route: the document and the tests of the handlers are made of it. */
export interface RouteContract {
  readonly operationId: string;
  readonly tag: 'Syncs' | 'Connections' | 'Account';
  readonly summary: string;
  readonly description?: string;
  readonly scope: 'sync:read' | 'sync:write';
  readonly query?: z.ZodObject;
  readonly requestHeaders?: readonly RequestHeader[];
  readonly body?: { readonly schema: z.ZodType; readonly required: boolean };
  readonly answer: {
    readonly status: 200 | 202;
    readonly description: string;
    readonly schema: z.ZodType;
    readonly headers: readonly AnswerHeader[];
  };
  /** Refusals beside those that every route has. */
  readonly problems: readonly ProblemCode[];
}

/** With `if-none-match` a route may answer 304. */
export type RequestHeader = 'if-none-match' | 'idempotency-key';
/** A header with `?` is not in every answer. */
export type AnswerHeader = 'etag' | 'cache-control' | 'location' | 'location?' | 'retry-after?';

/** `GET /orchestrations`: the form in which templates name routes too. */
export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;
