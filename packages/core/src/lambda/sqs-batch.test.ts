import type { Context, SQSRecord } from 'aws-lambda';

import { createLogger } from './logger.ts';
import { createSqsHandler, type RecordProcessor } from './sqs-batch.ts';

const context = { awsRequestId: 'request-1' } as Context;

function toRecord(messageId: string): SQSRecord {
  return { messageId, body: '{}', attributes: { ApproximateReceiveCount: '3' } } as SQSRecord;
}

function createProbe(processRecord: RecordProcessor) {
  const lines: string[] = [];
  const logger = createLogger({ service: 'probe', destination: { write: (line) => lines.push(line) } });
  const handle = createSqsHandler(processRecord, logger);
  return { lines, handle: (...ids: string[]) => handle({ Records: ids.map(toRecord) }, context) };
}

describe('createSqsHandler', () => {
  it('acknowledges what is done', async () => {
    const { handle, lines } = createProbe(async () => 'ack');

    expect(await handle('a', 'b')).toEqual({ batchItemFailures: [] });
    expect(lines).toEqual([]);
  });

  it('gives back what is to come again', async () => {
    const { handle } = createProbe(async ({ messageId }) => (messageId === 'b' ? 'return' : 'ack'));

    expect(await handle('a', 'b', 'c')).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
  });

  it('gives back and logs what throws, and goes on with the rest', async () => {
    const done: string[] = [];
    const { handle, lines } = createProbe(async ({ messageId }) => {
      if (messageId === 'a') throw new TypeError('secret');
      done.push(messageId);
      return 'ack';
    });

    expect(await handle('a', 'b')).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }] });
    expect(done).toEqual(['b']);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        event: 'record.threw',
        level: 'error',
        messageId: 'a',
        receiveCount: 3,
        requestId: 'request-1',
        errorName: 'TypeError',
      }),
    ]);
  });

  it('gives back what throws before its first await', async () => {
    const { handle } = createProbe(() => {
      throw new Error('at once');
    });

    expect(await handle('a')).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }] });
  });

  it('acknowledges by the one word only', async () => {
    const { handle } = createProbe((async () => undefined) as unknown as RecordProcessor);

    expect(await handle('a')).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }] });
  });

  it('does not let one record wait for another', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { handle } = createProbe(async ({ messageId }) => {
      if (messageId === 'a') await held;
      else release();
      return 'ack';
    });

    expect(await handle('a', 'b')).toEqual({ batchItemFailures: [] });
  });

  it('passes the invocation on', async () => {
    const processRecord = jest
      .fn<ReturnType<RecordProcessor>, Parameters<RecordProcessor>>()
      .mockResolvedValue('ack');

    await createProbe(processRecord).handle('a');

    expect(processRecord).toHaveBeenCalledWith(expect.objectContaining({ messageId: 'a' }), context);
  });
});
