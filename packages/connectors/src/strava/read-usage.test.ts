import { readUsage } from './read-usage.ts';

const usageOf = (headers: Record<string, string>) => readUsage(new Headers(headers));

describe('readUsage', () => {
  it('reads both pairs, however their names are written', () => {
    expect(
      usageOf({
        'X-RateLimit-Limit': '200,2000',
        'x-ratelimit-usage': '66,209',
        'X-READRATELIMIT-LIMIT': '100, 1000',
        'X-ReadRateLimit-Usage': '41,150',
      }),
    ).toEqual({
      limits: { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } },
      usage: { overall: { short: 66, day: 209 }, read: { short: 41, day: 150 } },
    });
  });

  it.each([
    ['no header', {}, {}],
    ['empty parts, as on writes', { 'X-ReadRateLimit-Usage': ',' }, {}],
    ['one empty part', { 'X-ReadRateLimit-Usage': ',150' }, { day: 150 }],
    ['one part', { 'X-ReadRateLimit-Usage': '41' }, { short: 41 }],
    ['no numbers', { 'X-ReadRateLimit-Usage': 'a,-1' }, {}],
    ['endless numbers', { 'X-ReadRateLimit-Usage': `${'9'.repeat(16)},1.5` }, {}],
  ])('knows nothing of %s', (_what, headers, read) => {
    expect(usageOf(headers).usage).toEqual({ overall: {}, read });
  });
});
