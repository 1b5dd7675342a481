import fc from 'fast-check';

import { MAX_CHUNKS } from '../domain/chunk-plan.ts';
import { civilDate } from '../domain/civil-date.ts';
import { type ChunkMessage, parseChunkMessage, UnreadableMessageError } from './chunk-message.ts';

const MESSAGE: ChunkMessage = {
  v: 1,
  orchestrationId: 'orch-00000000-0000-4000-8000-000000000001',
  userId: 'user-1',
  source: 'fitbit',
  destination: 'strava',
  chunkStartDate: civilDate('2024-02-01'),
  chunkEndDate: civilDate('2024-02-29'),
  chunkIndex: 0,
  run: 1,
  timeZone: 'Europe/Berlin',
};

function errorOf(body: string): unknown {
  try {
    return parseChunkMessage(body);
  } catch (error) {
    return error;
  }
}

describe('parseChunkMessage', () => {
  it('reads what was written', () => {
    expect(parseChunkMessage(JSON.stringify(MESSAGE))).toEqual(MESSAGE);
  });

  it.each([
    ['/v', { v: 2 }],
    ['/v', { v: '1' }],
    ['/orchestrationId', { orchestrationId: '' }],
    ['/orchestrationId', { orchestrationId: 'route#abc' }],
    ['/orchestrationId', { orchestrationId: `${MESSAGE.orchestrationId}\n` }],
    ['/orchestrationId', { orchestrationId: `orch-${'0'.repeat(3000)}` }],
    ['/userId', { userId: 7 }],
    ['/userId', { userId: '' }],
    ['/userId', { userId: 'x'.repeat(256) }],
    ['/source', { source: null }],
    ['/source', { source: 'x'.repeat(65) }],
    ['/destination', { destination: '' }],
    ['/destination', { destination: 'x'.repeat(65) }],
    ['/chunkStartDate', { chunkStartDate: '0000-01-01' }],
    ['/chunkStartDate', { chunkStartDate: '2023-02-29' }],
    ['/chunkEndDate', { chunkEndDate: '2024-02-29T00:00:00Z' }],
    ['/chunkIndex', { chunkIndex: -1 }],
    ['/chunkIndex', { chunkIndex: 0.5 }],
    ['/chunkIndex', { chunkIndex: MAX_CHUNKS }],
    ['/run', { run: 0 }],
    ['/run', { run: 2 ** 53 }],
    ['/timeZone', { timeZone: '' }],
    ['/timeZone', { timeZone: 'x'.repeat(65) }],
  ])('refuses a bad %s: %j', (pointer, attributes) => {
    const error = errorOf(JSON.stringify({ ...MESSAGE, ...attributes }));
    expect(error).toBeInstanceOf(UnreadableMessageError);
    expect(error).toMatchObject({
      code: 'UNREADABLE_MESSAGE',
      message: expect.stringContaining(`got bad ${pointer} (`) as string,
    });
  });

  it('takes every time zone that there is, and the last month of the longest plan', () => {
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      const message = { ...MESSAGE, timeZone, chunkIndex: MAX_CHUNKS - 1, userId: 'x'.repeat(255) };
      expect(parseChunkMessage(JSON.stringify(message))).toEqual(message);
    }
  });

  it.each(Object.keys(MESSAGE))('refuses a message without %s', (name) => {
    const body = JSON.stringify({ ...MESSAGE, [name]: undefined });
    expect(() => parseChunkMessage(body)).toThrow(`got bad /${name} (`);
  });

  it('refuses a field of a version it does not know', () => {
    expect(() => parseChunkMessage(JSON.stringify({ ...MESSAGE, priority: 1 }))).toThrow(
      new UnreadableMessageError('Expected a chunk message v1, got bad / (unrecognized_keys)'),
    );
  });

  it('names every bad field and repeats no value', () => {
    const error = errorOf(JSON.stringify({ ...MESSAGE, userId: 5, source: 6, timeZone: 'x', run: 'secret' }));
    expect(String(error)).toMatch(/\/userId .*\/source .*\/run /);
    expect(String(error)).not.toMatch(/secret|user-1/);
  });

  it.each(['', 'null', '[]', '42', '"text"', '{', `${JSON.stringify(MESSAGE).slice(0, -1)}`])(
    'refuses %j',
    (body) => {
      expect(errorOf(body)).toBeInstanceOf(UnreadableMessageError);
    },
  );

  it('refuses any text with the same error, and never with another', () => {
    const bodies = fc.oneof(fc.string(), fc.json());
    fc.assert(fc.property(bodies, (body) => expect(errorOf(body)).toBeInstanceOf(UnreadableMessageError)));
  });
});
