import type { FieldError } from '@syncwell/core/api/problem';
import { ProblemError } from '@syncwell/core/domain/errors';
import fc from 'fast-check';

import { parseStartRequest } from './start-request.ts';

const PROVIDERS = { sources: ['fitbit', 'garmin'], destinations: ['strava', 'garmin'] };
const NOW = new Date('2024-03-10T10:30:00.000Z');
const START = { source: 'fitbit', destination: 'strava', startDate: '2020-01-01', endDate: '2023-12-31' };

const parse = (body: string | undefined) => parseStartRequest(body, PROVIDERS, NOW);
const parseWith = (fields: object) => parse(JSON.stringify({ ...START, ...fields }));

function problemOf(body: string | undefined): ProblemError {
  try {
    parse(body);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error(`Expected a refusal of ${body ?? 'no body'}`);
}

function errorsOf(fields: object): readonly FieldError[] {
  return problemOf(JSON.stringify({ ...START, ...fields })).details.errors ?? [];
}

describe('a good start', () => {
  it('is what was sent, in UTC unless it says otherwise', () => {
    expect(parseWith({})).toEqual({ ...START, timeZone: 'UTC' });
    expect(parseWith({ timeZone: 'Europe/Berlin' })).toEqual({ ...START, timeZone: 'Europe/Berlin' });
  });

  it.each([
    ['one day', { startDate: '2023-12-31' }],
    ['a leap day', { startDate: '2020-02-29' }],
    ['today', { endDate: '2024-03-10' }],
    ['today where it is tomorrow already', { endDate: '2024-03-11', timeZone: 'Pacific/Kiritimati' }],
    ['1,200 months', { startDate: '1924-01-31' }],
    ['a provider that reads and writes', { source: 'garmin' }],
    ['a zone without a place', { timeZone: 'Etc/GMT+5' }],
  ])('may be of %s', (_, fields) => {
    expect(parseWith(fields)).toMatchObject(fields);
  });
});

describe('a body that is no object', () => {
  it.each([
    [undefined, 'nothing'],
    ['', 'nothing'],
    ['{', 'no JSON'],
    ['source=fitbit', 'no JSON'],
    ["{'source': 'fitbit'}", 'no JSON'],
    ['null', 'null'],
    ['[]', 'an array'],
    [JSON.stringify([START]), 'an array'],
    ['42', '42'],
    ['true', 'true'],
    ['"fitbit"', 'fitbit'],
  ])('is refused as a whole: %j', (body, came) => {
    const problem = problemOf(body);
    const detail = `Expected a JSON object as the body, got ${came}`;
    expect(problem.code).toBe('invalid-request');
    expect(problem.message).toBe(detail);
    expect(problem.details.errors).toEqual([{ pointer: '', detail }]);
  });
});

const DATE = 'Expected a date YYYY-MM-DD that exists';
const ZONE = 'Expected an IANA time zone';

describe('a wrong field', () => {
  const cases: readonly (readonly [object, pointer: string, detail: string])[] = [
    [{ source: undefined }, '/source', 'Expected one of fitbit, garmin, got nothing'],
    [{ source: 'polar' }, '/source', 'Expected one of fitbit, garmin, got polar'],
    [{ source: 'Fitbit' }, '/source', 'Expected one of fitbit, garmin, got Fitbit'],
    [{ source: 'strava', destination: 'garmin' }, '/source', 'Expected one of fitbit, garmin, got strava'],
    [{ source: 'toString' }, '/source', 'Expected one of fitbit, garmin, got toString'],
    [{ source: '' }, '/source', 'Expected one of fitbit, garmin, got '],
    [{ source: null }, '/source', 'Expected one of fitbit, garmin, got null'],
    [{ source: ['fitbit'] }, '/source', 'Expected one of fitbit, garmin, got an array'],
    [
      { source: 'garmin', destination: 'fitbit' },
      '/destination',
      'Expected one of strava, garmin, got fitbit',
    ],
    [{ destination: { name: 'strava' } }, '/destination', 'Expected one of strava, garmin, got an object'],
    [{ source: 'garmin', destination: 'garmin' }, '/destination', 'Expected another provider than `source`'],
    [{ startDate: undefined }, '/startDate', `${DATE}, got nothing`],
    [{ startDate: '2023-02-29' }, '/startDate', `${DATE}, got 2023-02-29`],
    [{ startDate: '2020-1-1' }, '/startDate', `${DATE}, got 2020-1-1`],
    [{ startDate: '0000-01-01' }, '/startDate', `${DATE}, got 0000-01-01`],
    [{ startDate: 20200101 }, '/startDate', `${DATE}, got 20200101`],
    [{ endDate: '2023-12-31T00:00:00Z' }, '/endDate', `${DATE}, got 2023-12-31T00:00:00Z`],
    [{ endDate: false }, '/endDate', `${DATE}, got false`],
    [{ timeZone: 'Mars/Olympus' }, '/timeZone', `${ZONE}, got Mars/Olympus`],
    [{ timeZone: '+05:30' }, '/timeZone', `${ZONE}, got +05:30`],
    [{ timeZone: '' }, '/timeZone', `${ZONE}, got `],
    [{ timeZone: null }, '/timeZone', `${ZONE}, got null`],
    [
      { startDate: '2023-12-31', endDate: '2023-12-30' },
      '/startDate',
      'Expected on or before `endDate`, got 2023-12-31 and 2023-12-30',
    ],
    [{ endDate: '2024-03-11' }, '/endDate', 'Expected today (2024-03-10 in UTC) or before, got 2024-03-11'],
    [
      { endDate: '2024-03-10', timeZone: 'Pacific/Pago_Pago' },
      '/endDate',
      'Expected today (2024-03-09 in Pacific/Pago_Pago) or before, got 2024-03-10',
    ],
    [{ startDate: '1923-12-31' }, '/startDate', 'Expected at most 1200 months, got 1201'],
    [{ startDate: '0001-01-01' }, '/startDate', 'Expected at most 1200 months, got 24276'],
  ];
  it.each(cases)('is named with what came: %j', (fields, pointer, detail) => {
    expect(errorsOf(fields)).toEqual([{ pointer, detail }]);
  });

  it('stands in the message of the problem', () => {
    const { message } = problemOf(JSON.stringify({ ...START, source: 'polar' }));
    expect(message).toBe('/source: Expected one of fitbit, garmin, got polar');
  });

  it('does not hide the others', () => {
    const problem = problemOf('{}');
    expect(problem.details.errors?.map(({ pointer }) => pointer)).toEqual([
      '/source',
      '/destination',
      '/startDate',
      '/endDate',
    ]);
    expect(problem.message).toBe('/source: Expected one of fitbit, garmin, got nothing (and 3 more)');
  });
});

describe('an unknown field', () => {
  it.each([
    ['priority', '/priority'],
    ['userId', '/userId'],
    ['Source', '/Source'],
    ['constructor', '/constructor'],
    ['__proto__', '/__proto__'],
    ['prototype', '/prototype'],
    ['a/b~c', '/a~1b~0c'],
    ['', '/'],
  ])('%j is refused', (name, pointer) => {
    const body = `${JSON.stringify(START).slice(0, -1)},${JSON.stringify(name)}:{"polluted":true}}`;
    expect(problemOf(body).details.errors).toEqual([{ pointer, detail: 'Expected no such field' }]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('is no way to set a known one', () => {
    const body = '{"__proto__":{"source":"fitbit"},"constructor":{"prototype":{"source":"fitbit"}}}';
    const pointers = problemOf(body).details.errors?.map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/source', '/__proto__', '/constructor']));
  });
});

describe('a problem', () => {
  it('cuts long texts', () => {
    expect(errorsOf({ source: 'x'.repeat(1_000_000) })[0]?.detail).toBe(
      `Expected one of fitbit, garmin, got ${'x'.repeat(40)}...`,
    );
    expect(errorsOf({ ['y'.repeat(1_000_000)]: 1 })[0]?.pointer).toBe(`/${'y'.repeat(40)}...`);
    expect(problemOf(JSON.stringify('z'.repeat(1_000_000))).message).toBe(
      `Expected a JSON object as the body, got ${'z'.repeat(40)}...`,
    );
  });

  it('names twenty fields at most, and says how many there were', () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`field${index}`, index]));
    const problem = problemOf(JSON.stringify({ ...START, ...many }));
    expect(problem.details.errors).toHaveLength(20);
    expect(problem.message).toBe('/field0: Expected no such field (and 999 more)');
  });

  it('takes deep nesting as it comes', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(problemOf(`{"source":${deep}}`).details.errors?.[0]).toEqual({
      pointer: '/source',
      detail: 'Expected one of fitbit, garmin, got an array',
    });
  });

  it('is all that any other body can end in', () => {
    fc.assert(fc.property(fc.json(), (body) => expect(problemOf(body).code).toBe('invalid-request')));
    fc.assert(fc.property(fc.string(), (body) => expect(problemOf(body).code).toBe('invalid-request')));
  });
});
