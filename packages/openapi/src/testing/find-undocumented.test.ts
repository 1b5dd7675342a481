import { expectDocumented } from './expect-documented.ts';
import { findUndocumented } from './find-undocumented.ts';

const ERASING = { status: 'ERASING', requestedAt: '2024-03-10T12:00:00.000Z' };
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };
const GOOD = { statusCode: 202, headers: HEADERS, body: JSON.stringify(ERASING) };
const PROBLEM = {
  type: 'urn:syncwell:problem:internal-error',
  title: 'Something went wrong on our side',
  status: 500,
  detail: 'The request could not be carried out.',
  traceId: 'trace-1',
};
const REFUSED = {
  statusCode: 500,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify(PROBLEM),
};

describe('findUndocumented', () => {
  it('is content with what the document says', () => {
    expect(findUndocumented('DELETE /me', GOOD)).toEqual([]);
    expect(findUndocumented('DELETE /me', REFUSED)).toEqual([]);
  });

  it('knows a refusal of the gateway by its content type', () => {
    const body = JSON.stringify({ message: 'Internal Server Error' });
    expect(findUndocumented('DELETE /me', { statusCode: 500, headers: HEADERS, body })).toEqual([
      'header cache-control is not documented',
    ]);
  });

  it.each([
    ['a status', { ...GOOD, statusCode: 200 }, ['200 is not among its answers']],
    ['no status', { ...GOOD, statusCode: undefined }, ['0 is not among its answers']],
    [
      'a missing header',
      { ...GOOD, headers: { 'content-type': 'application/json' } },
      ['header Cache-Control is missing'],
    ],
    [
      'another header',
      { ...GOOD, headers: { ...HEADERS, 'X-Debug': '1' } },
      ['header x-debug is not documented'],
    ],
    [
      'a content type',
      { ...GOOD, headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' } },
      ['content type text/html is not documented'],
    ],
    [
      'no content type',
      { ...GOOD, headers: { 'cache-control': 'no-store' } },
      ['content type none is not documented'],
    ],
    [
      'no headers',
      { statusCode: 202, body: GOOD.body },
      ['header Cache-Control is missing', 'content type none is not documented'],
    ],
    ['no body', { ...GOOD, body: undefined }, ['no body']],
  ])('tells %s', (_, answer, differences) => {
    expect(findUndocumented('DELETE /me', answer)).toEqual(differences);
  });

  it.each([
    ['a missing field', { status: 'ERASING' }, /^body {2}must have required property 'requestedAt'/],
    ['another field', { ...ERASING, secret: 1 }, /^body {2}must NOT have additional properties .*secret/],
    ['a wrong value', { ...ERASING, status: 'GONE' }, /^body \/status must be equal to/],
    [
      'a wrong form',
      { ...ERASING, requestedAt: 'today' },
      /^body \/requestedAt must match format "date-time"/,
    ],
  ])('tells %s of the body', (_, body, difference) => {
    expect(findUndocumented('DELETE /me', { ...GOOD, body: JSON.stringify(body) })).toEqual([
      expect.stringMatching(difference) as string,
    ]);
  });

  it('tells a problem that the route does not have', () => {
    const type = 'urn:syncwell:problem:route-taken';
    const answer = { ...REFUSED, body: JSON.stringify({ ...PROBLEM, type }) };
    expect(findUndocumented('DELETE /me', answer)).toEqual([`problem ${type} is not among its own`]);
  });

  it('tells a body where there must be none', () => {
    const headers = { etag: '"x"', 'cache-control': 'private, no-cache' };
    const route = 'GET /orchestrations/{orchestrationId}/status';
    expect(findUndocumented(route, { statusCode: 304, headers })).toEqual([]);
    expect(findUndocumented(route, { statusCode: 304, headers, body: '{}' })).toEqual([
      'a body, where none is documented',
    ]);
  });
});

describe('expectDocumented', () => {
  it('throws what differs, and nothing for a documented answer', () => {
    expectDocumented('DELETE /me', GOOD);
    expect(() => expectDocumented('DELETE /me', { ...GOOD, body: '{}' })).toThrow(
      /Expected an answer of DELETE \/me that docs\/openapi.yaml knows:\n {2}body {2}must have.*\n {2}body/,
    );
  });
});
