import type { KnownBudget } from '@syncwell/core/domain/budget/budget-lines';
import { windowLengths } from '@syncwell/core/domain/budget/windows';
import type { StatusView } from '@syncwell/core/api/status-view';
import { readOwned } from '@syncwell/core/store/run-command';
import { anHttpEvent, type HttpEventOptions } from '@syncwell/core/testing/http-event';
import { createManualClock } from '@syncwell/core/testing/manual-clock';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { createMemoryRecordTable } from '@syncwell/core/testing/memory-record-table';
import { anItem, type Step } from '@syncwell/core/testing/orchestration-factory';
import { claimed, completed, paused, sent } from '@syncwell/core/testing/orchestration-steps';
import { expectDocumented } from '@syncwell/openapi/testing/expect-documented';

import { createHandler } from './get-status.ts';

const ID = 'orch-00000000-0000-4000-8000-000000000001';

let budget: KnownBudget | undefined;
beforeEach(() => (budget = undefined));

function statusOf(...steps: Step[]) {
  const table = createMemoryRecordTable();
  table.items.set(ID, anItem({}, ...steps));
  const dependencies = {
    readOwned: (ids: { orchestrationId: string; userId: string }) => readOwned({ table }, ids),
    clock: createManualClock('2024-03-10T12:00:00.000Z'),
    readBudget: () => Promise.resolve(budget),
    displayName: (provider: string) => `The ${provider}`,
    logger: createMemoryLogger(),
  };
  const handler = createHandler(() => dependencies);
  return async (options: HttpEventOptions = {}) => {
    const result = await handler(anHttpEvent({ pathParameters: { orchestrationId: ID }, ...options }));
    expectDocumented('GET /orchestrations/{orchestrationId}/status', result);
    const { statusCode, headers = {}, body } = result;
    return { statusCode, headers, body: body === undefined ? undefined : (JSON.parse(body) as StatusView) };
  };
}

describe('GET status', () => {
  it('answers the view with an ETag and when to ask again', async () => {
    const { statusCode, headers, body } = await statusOf(sent, claimed(2), completed(2), claimed(1))();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-cache', 'retry-after': '10' });
    expect(body).toMatchObject({ status: 'IN_PROGRESS', months: '.rC', percent: 33, inFlightChunks: 1 });
  });

  it('answers 304 without a body to whoever has the view already', async () => {
    const get = statusOf(sent);
    const { headers } = await get();
    const again = await get({ headers: { 'If-None-Match': String(headers['etag']) } });
    expect(again).toMatchObject({ statusCode: 304, body: undefined });
    expect((await get({ headers: { 'if-none-match': '"another"' } })).statusCode).toBe(200);
  });

  it('estimates the end from the record and the budget of the destination, the same while both stay', async () => {
    const tiny = { short: 2, day: 10 };
    budget = {
      rules: { lengths: windowLengths(900_000, 1), initial: { overall: tiny, read: tiny } },
      state: { limits: undefined, windows: new Map() },
      heard: new Map(),
    };
    const get = statusOf(sent, completed(2));
    const { headers, body } = await get();
    expect(body?.eta).toMatchObject({
      at: expect.stringMatching(/^2024-03-\d\dT/) as string,
      basis: 'PROVIDER_LIMIT',
      reason: 'The limits of The strava, shared by all users',
    });
    expect((await get({ headers: { 'if-none-match': String(headers['etag']) } })).statusCode).toBe(304);
    budget = undefined;
    expect((await get({ headers: { 'if-none-match': String(headers['etag']) } })).statusCode).toBe(200);
  });

  it('asks for fewer polls while paused', async () => {
    expect((await statusOf(sent, paused)()).headers['retry-after']).toBe('60');
  });

  it('hides the record of another user, and what is no id', async () => {
    const get = statusOf(sent);
    const answers = [
      await get({ userId: 'somebody else' }),
      await get({ pathParameters: { orchestrationId: 'x' } }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
  });
});
