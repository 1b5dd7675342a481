import { ProblemError } from '@syncwell/core/domain/errors';

import { checkInPlan, parseRetryRequest } from './retry-request.ts';

function errorsOf(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'invalid-request') return error.details.errors;
    throw error;
  }
  throw new Error('Expected a refusal');
}

describe('parseRetryRequest', () => {
  it.each([undefined, '', '{}'])('takes %j for all that is not completed', (body) => {
    expect(parseRetryRequest(body)).toBeUndefined();
  });

  it('takes the chunks that are named', () => {
    expect(parseRetryRequest('{"chunks": [3, 0, 1199]}')).toEqual([3, 0, 1199]);
  });

  it.each<[string, string, string]>([
    ['[0.5]', '/chunks/0', 'Expected a chunk index, 0 to 1199, got 0.5'],
    ['[0, -1]', '/chunks/1', 'Expected a chunk index, 0 to 1199, got -1'],
    ['[1200]', '/chunks/0', 'Expected a chunk index, 0 to 1199, got 1200'],
    ['["1"]', '/chunks/0', 'Expected a chunk index, 0 to 1199, got 1'],
    ['[1, 1e999]', '/chunks/1', 'Expected a chunk index, 0 to 1199, got null'],
    ['[null]', '/chunks/0', 'Expected a chunk index, 0 to 1199, got null'],
    ['[4, 2, 4]', '/chunks/2', 'Expected each chunk once, got 4 again'],
    ['[]', '/chunks', 'Expected at least one chunk index, got none'],
    ['7', '/chunks', 'Expected an array of chunk indexes, got 7'],
  ])('refuses {"chunks": %s}', (chunks, pointer, detail) => {
    expect(errorsOf(() => parseRetryRequest(`{"chunks": ${chunks}}`))).toEqual([{ pointer, detail }]);
  });

  it.each(['[]', 'null', '7', '"all"', '{'])('refuses the body %s as a whole', (body) => {
    expect(errorsOf(() => parseRetryRequest(body))).toMatchObject([{ pointer: '' }]);
  });

  it('refuses a field that it does not know, by its name', () => {
    expect(errorsOf(() => parseRetryRequest('{"months": [1]}'))).toEqual([
      { pointer: '/months', detail: 'Expected no such field' },
    ]);
  });

  it('refuses more chunks than any plan has', () => {
    const chunks = Array.from({ length: 1_201 }, (_, index) => index % 1_200);
    expect(errorsOf(() => parseRetryRequest(JSON.stringify({ chunks })))).toMatchObject([
      { pointer: '/chunks' },
    ]);
  });
});

describe('checkInPlan', () => {
  it('takes every chunk of the plan', () => {
    expect(() => checkInPlan([0, 2], 3)).not.toThrow();
    expect(() => checkInPlan(undefined, 3)).not.toThrow();
  });

  it('refuses each chunk beyond it', () => {
    expect(errorsOf(() => checkInPlan([0, 3, 1, 40], 3))).toEqual([
      { pointer: '/chunks/1', detail: 'Expected a chunk of the plan, 0 to 2, got 3' },
      { pointer: '/chunks/3', detail: 'Expected a chunk of the plan, 0 to 2, got 40' },
    ]);
  });
});
