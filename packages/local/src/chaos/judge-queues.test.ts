import { findLeftMessages, waitForEmptyQueue } from './judge-queues.ts';

describe('findLeftMessages', () => {
  it('names every queue with messages but the one of the work', () => {
    const counts = { ColdQueue: 3, ColdDeadLetterQueue: 1, QuarantineQueue: 2 };
    expect(findLeftMessages(counts)).toEqual([
      'Expected nothing in the ColdDeadLetterQueue, got 1 messages',
      'Expected nothing in the QuarantineQueue, got 2 messages',
    ]);
    expect(findLeftMessages({ ColdQueue: 3, ColdDeadLetterQueue: 0, QuarantineQueue: 0 })).toEqual([]);
  });
});

describe('waitForEmptyQueue', () => {
  const { signal } = new AbortController();
  const wait = (counts: Record<string, number>, until: AbortSignal) =>
    waitForEmptyQueue({ system: { countMessages: () => Promise.resolve(counts) }, signal: until });

  it('looks at the others once the work is done', async () => {
    expect(await wait({ ColdQueue: 0, QuarantineQueue: 0 }, signal)).toEqual([]);
    expect(await wait({ ColdQueue: 0, QuarantineQueue: 1 }, signal)).toEqual([
      'Expected nothing in the QuarantineQueue, got 1 messages',
    ]);
  });

  it('ends with an interruption', async () => {
    await expect(wait({ ColdQueue: 1 }, AbortSignal.abort())).rejects.toThrow('aborted');
  });
});
