import type { ChunkList } from '@syncwell/core/api/chunk-list';
import { readOwned } from '@syncwell/core/store/run-command';
import { anHttpEvent, type HttpEventOptions } from '@syncwell/core/testing/http-event';
import { createManualClock } from '@syncwell/core/testing/manual-clock';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { createMemoryRecordTable } from '@syncwell/core/testing/memory-record-table';
import { anItem, type Step } from '@syncwell/core/testing/orchestration-factory';
import { claimed, completed, failed, sent, STEPS_TO } from '@syncwell/core/testing/orchestration-steps';
import { expectDocumented } from '@syncwell/openapi/testing/expect-documented';

import { createHandler } from './get-chunks.ts';

const ID = 'orch-00000000-0000-4000-8000-000000000001';

function chunksOf(...steps: readonly Step[]) {
  const table = createMemoryRecordTable();
  table.items.set(ID, anItem({}, ...steps));
  const handler = createHandler(() => ({
    readOwned: (ids) => readOwned({ table }, ids),
    clock: createManualClock('2024-03-10T12:00:00.000Z'),
    logger: createMemoryLogger(),
  }));
  return async (options: HttpEventOptions = {}) => {
    const event = anHttpEvent({ pathParameters: { orchestrationId: ID }, ...options });
    const result = await handler(event);
    expectDocumented('GET /orchestrations/{orchestrationId}/chunks', result);
    const { statusCode, headers = {}, body } = result;
    return { statusCode, headers, body: JSON.parse(body ?? '{}') as ChunkList };
  };
}

describe('GET chunks', () => {
  it('answers one row per month with an ETag and when to ask again', async () => {
    const get = chunksOf(sent, completed(2), claimed(1), failed(0, 'RECONNECT_REQUIRED'));
    const { statusCode, headers, body } = await get();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-cache', 'retry-after': '10' });
    expect(body).toMatchObject({
      orchestrationId: ID,
      status: 'IN_PROGRESS',
      chunks: [
        { index: 0, state: 'FAILED', reason: 'RECONNECT_REQUIRED', userAction: 'RECONNECT' },
        { index: 1, state: 'RUNNING', attempts: 1 },
        { index: 2, state: 'COMPLETED', results: { found: 12 } },
      ],
    });
  });

  it('answers 304 without a body to whoever has it already', async () => {
    const get = chunksOf(sent);
    const headers = { 'if-none-match': String((await get()).headers['etag']) };
    expect(await get({ headers })).toMatchObject({ statusCode: 304, body: {} });
  });

  it('names no time to ask again once it is over', async () => {
    expect((await chunksOf(...STEPS_TO.COMPLETED)()).headers).not.toHaveProperty('retry-after');
  });

  it('hides the record of another user, and what is no id', async () => {
    const get = chunksOf(sent);
    const foreign = await get({ userId: 'somebody else' });
    const noId = await get({ pathParameters: { orchestrationId: 'route#1' } });
    expect([foreign.statusCode, noId.statusCode]).toEqual([404, 404]);
    expect(foreign.body).toEqual(noId.body);
  });
});
