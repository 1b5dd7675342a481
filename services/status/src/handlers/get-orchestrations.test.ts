import type { OrchestrationList } from '@syncwell/core/api/orchestration-list';
import { set } from '@syncwell/core/domain/change';
import type { Status } from '@syncwell/core/domain/status';
import { anHttpEvent, type HttpEventOptions } from '@syncwell/core/testing/http-event';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { createMemoryRecordTable } from '@syncwell/core/testing/memory-record-table';
import { createMemoryUserList } from '@syncwell/core/testing/memory-user-list';
import { anItem, type Step } from '@syncwell/core/testing/orchestration-factory';
import { closed, having, STEPS_TO } from '@syncwell/core/testing/orchestration-steps';
import { expectDocumented } from '@syncwell/openapi/testing/expect-documented';

import { createHandler } from './get-orchestrations.ts';

type Page = OrchestrationList & { readonly detail: string; readonly type: string };

/** Ids count up with the time of the start. */
const idOf = (number: number) => `orch-00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const instantOf = (number: number) => new Date(Date.UTC(2024, 0, 1, 0, number)).toISOString();

function createBench() {
  const table = createMemoryRecordTable();
  const memoryList = createMemoryUserList(table.items);
  const logger = createMemoryLogger();
  const reads: number[] = [];
  const list: typeof memoryList = {
    page: (query) => {
      reads.push(query.limit);
      return memoryList.page(query);
    },
    read: (places) => memoryList.read(places),
  };
  const handler = createHandler(() => ({ list, displayName: () => 'Strava', logger }));
  const get = async (queryParameters: Record<string, string> = {}, options: HttpEventOptions = {}) => {
    const answer = await handler(anHttpEvent({ queryParameters, ...options }));
    expectDocumented('GET /orchestrations', answer);
    const { statusCode, headers = {}, body } = answer;
    return { statusCode, headers, body: JSON.parse(body ?? '{}') as Page };
  };
  return {
    ...{ table, logger, reads, get },
    put: (number: number, steps: readonly Step[] = [], userId = 'user-1') => {
      const orchestrationId = idOf(number);
      const item = anItem({ orchestrationId, userId }, having({ createdAt: instantOf(number) }), ...steps);
      table.items.set(orchestrationId, item);
    },
    /** Ids of all pages. */
    getAll: async (queryParameters: Record<string, string> = {}) => {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const { body } = await get({ ...queryParameters, ...(cursor === null ? {} : { cursor }) });
        ids.push(...body.orchestrations.map(({ orchestrationId }) => orchestrationId));
        cursor = body.nextCursor;
      } while (cursor !== null);
      return ids;
    },
  };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('GET /orchestrations', () => {
  it('lists the caller’s syncs, newest first, and nobody else’s', async () => {
    const { put, get } = createBench();
    put(1, STEPS_TO.COMPLETED);
    put(2, STEPS_TO.PAUSED);
    put(3, [], 'somebody else');
    const { statusCode, headers, body } = await get();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-cache' });
    expect(body).toMatchObject({
      orchestrations: [
        { orchestrationId: idOf(2), status: 'PAUSED', createdAt: instantOf(2) },
        { orchestrationId: idOf(1), status: 'COMPLETED', createdAt: instantOf(1), outcome: 'PARTIAL' },
      ],
      nextCursor: null,
    });
  });

  it('is empty for a new user', async () => {
    expect((await createBench().get()).body).toEqual({ orchestrations: [], nextCursor: null });
  });

  it('leaves out a start that was refused because its route was taken', async () => {
    const { put, get } = createBench();
    put(1, [closed]);
    expect((await get()).body.orchestrations).toEqual([]);
  });

  it('goes on with a cursor until each was there once', async () => {
    const { put, get, getAll } = createBench();
    for (const number of numbers(45)) put(number);
    const { body } = await get();
    expect([body.orchestrations.length, typeof body.nextCursor]).toEqual([20, 'string']);
    expect(await getAll()).toEqual(numbers(45).reverse().map(idOf));
  });

  it('is not disturbed by a sync that begins between two pages', async () => {
    const { put, get } = createBench();
    for (const number of numbers(25)) put(number);
    const first = (await get()).body;
    put(25);
    const second = (await get({ cursor: first.nextCursor ?? '' })).body;
    expect(second.orchestrations.map(({ orchestrationId }) => orchestrationId)).toEqual(
      numbers(5).reverse().map(idOf),
    );
  });

  it.each(['PENDING', 'IN_PROGRESS', 'PAUSED', 'COMPLETED', 'FAILED'] as const)(
    'lists those that are %s alone',
    async (status: Status) => {
      const { put, get } = createBench();
      Object.values({ ...STEPS_TO, CANCELLED: [] }).forEach((steps, number) => put(number, steps));
      const { orchestrations } = (await get({ status })).body;
      expect(new Set(orchestrations.map((one) => one.status))).toEqual(new Set([status]));
    },
  );

  it('reads on while few have the status, five times at most, and says where to go on', async () => {
    const { put, get, getAll, reads } = createBench();
    for (const number of numbers(130)) put(number, number === 0 || number === 125 ? STEPS_TO.PAUSED : []);
    const { body } = await get({ status: 'PAUSED' });
    expect([body.orchestrations.length, reads.length]).toEqual([1, 5]);
    expect(await getAll({ status: 'PAUSED' })).toEqual([125, 0].map(idOf));
  });

  it('fills a page to its end and no further, whatever was left out before', async () => {
    const { put, get, getAll } = createBench();
    const isPaused = (number: number) => number % 4 !== 0;
    for (const number of numbers(60)) put(number, isPaused(number) ? STEPS_TO.PAUSED : []);
    expect((await get({ status: 'PAUSED' })).body.orchestrations).toHaveLength(20);
    expect(await getAll({ status: 'PAUSED' })).toEqual(numbers(60).filter(isPaused).reverse().map(idOf));
  });

  it('leaves out, and tells of, a record that cannot be read', async () => {
    const { put, get, table, logger } = createBench();
    for (const number of numbers(3)) put(number);
    const item = table.items.get(idOf(1)) ?? {};
    table.items.set(idOf(1), { ...item, totalChunks: 'many' });
    const { body } = await get();
    expect(body.orchestrations.map(({ orchestrationId }) => orchestrationId)).toEqual([idOf(2), idOf(0)]);
    expect(logger.lines).toMatchObject([
      { level: 'error', event: 'list.unreadable', details: { orchestrationId: idOf(1) } },
    ]);
  });

  it('answers 304 while nothing changed', async () => {
    const { put, get, table } = createBench();
    put(1);
    const headers = { 'if-none-match': String((await get()).headers['etag']) };
    expect(await get({}, { headers })).toMatchObject({ statusCode: 304, body: {} });
    await table.change(idOf(1), {
      name: 'touch',
      clauses: [{ name: 'any', holds: { test: 'exists', path: ['status'] } }],
      effects: [set(['updatedAt'], instantOf(9))],
    });
    expect((await get({}, { headers })).statusCode).toBe(200);
  });

  it.each([
    [{ status: 'DONE' }, '`status` to be one of PENDING'],
    [{ status: 'PAUSED,PENDING' }, '`status` to be one of PENDING'],
    [{ cursor: 'two' }, '`cursor` to be a `nextCursor`'],
    [{ cursor: '' }, '`cursor` to be a `nextCursor`'],
    [{ state: 'PAUSED' }, 'alone, got state'],
    [{ ['x'.repeat(100)]: '1' }, `got ${'x'.repeat(40)}...`],
  ])('refuses %j', async (parameters, words) => {
    const { statusCode, body } = await createBench().get(parameters);
    expect([statusCode, body.type]).toEqual([400, 'urn:syncwell:problem:invalid-request']);
    expect(body.detail).toContain(words);
  });

  it('refuses nothing of another user’s cursor and shows nothing of theirs', async () => {
    const { put, get } = createBench();
    for (const number of numbers(25)) put(number, [], 'somebody else');
    const cursor = (await get({}, { userId: 'somebody else' })).body.nextCursor ?? '';
    expect((await get({ cursor })).body.orchestrations).toEqual([]);
  });
});
