import type { ZodOpenApiHeadersObject } from 'zod-openapi';

import type { AnswerHeader } from './route-contract.ts';

const text = { type: 'string' } as const;

/** Every header of an answer, for the document to name once. */
export const HEADER_COMPONENTS = {
  ETag: { required: true, schema: text, description: 'For the next request’s If-None-Match.' },
  CacheControl: { required: true, schema: text, description: 'Never to be kept by a shared cache.' },
  Location: { required: true, schema: text, description: 'Path of the status.' },
  LocationOfOther: {
    required: false,
    schema: text,
    description: 'Path of the status of the sync that is in the way.',
  },
  RetryAfter: {
    required: false,
    schema: { ...text, pattern: '^\\d+$' },
    description: 'Seconds to wait before asking again; absent = nothing more to ask.',
  },
} as const satisfies ZodOpenApiHeadersObject;

const NAMES: Readonly<
  Record<AnswerHeader, readonly [name: string, component: keyof typeof HEADER_COMPONENTS]>
> = {
  etag: ['ETag', 'ETag'],
  'cache-control': ['Cache-Control', 'CacheControl'],
  location: ['Location', 'Location'],
  'location?': ['Location', 'LocationOfOther'],
  'retry-after?': ['Retry-After', 'RetryAfter'],
};

/** Headers of an answer by our names for them. */
export function documentHeaders(names: readonly AnswerHeader[]): ZodOpenApiHeadersObject {
  return Object.fromEntries(
    names.map((key) => {
      const [name, component] = NAMES[key];
      return [name, { $ref: `#/components/headers/${component}` }];
    }),
  );
}
