import { checkEndpoint } from './check-endpoint.ts';

describe('checkEndpoint', () => {
  it.each([
    ['http://127.0.0.1:4566', 'http://127.0.0.1:4566'],
    ['http://localhost:4566/', 'http://localhost:4566'],
    ['http://[::1]:4566', 'http://[::1]:4566'],
  ])('takes %s', (endpoint, expected) => expect(checkEndpoint(endpoint)).toBe(expected));

  it.each([
    'https://dynamodb.us-east-1.amazonaws.com',
    'http://127.0.0.1.example.com:4566',
    'http://localhost@example.com',
    'http://10.0.0.1:4566',
    'ftp://127.0.0.1',
    '127.0.0.1:4566',
    '',
  ])('refuses %j', (endpoint) => {
    expect(() => checkEndpoint(endpoint)).toThrow(
      `Expected the endpoint to be a URL of this machine, such as http://127.0.0.1:4566, got ${endpoint}`,
    );
  });
});
