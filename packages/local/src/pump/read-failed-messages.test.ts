import { readFailedMessages } from './read-failed-messages.ts';

describe('readFailedMessages', () => {
  const batch = { messageIds: ['a', 'b'], partialBatches: true };
  const failedOf = (payload: string) => [...readFailedMessages({ outcome: 'answered', payload }, batch)];
  const failures = (...ids: unknown[]) =>
    JSON.stringify({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

  it.each(['', 'null', '{}', '{"batchItemFailures":null}', '{"batchItemFailures":[]}'])(
    'takes the empty answer %j as success',
    (payload) => expect(failedOf(payload)).toEqual([]),
  );

  it('keeps the messages that the answer names', () => {
    expect(failedOf(failures('b'))).toEqual(['b']);
  });

  it.each([
    ['no JSON', '<html>'],
    ['a bare text', '"ok"'],
    ['an empty identifier', failures('')],
    ['a null identifier', failures(null)],
    ['another key name', '{"batchItemFailures":[{"id":"a"}]}'],
    ['an id that is not in the batch', failures('a', 'c')],
  ])('fails the whole batch for %s', (_name, payload) => expect(failedOf(payload)).toEqual(['a', 'b']));

  it('fails the whole batch when the function did', () => {
    expect([...readFailedMessages({ outcome: 'failed', reason: 'x' }, batch)]).toEqual(['a', 'b']);
  });

  it('takes every answer as success without partial batches', () => {
    const invocation = { outcome: 'answered', payload: failures('a') } as const;
    expect(readFailedMessages(invocation, { ...batch, partialBatches: false }).size).toBe(0);
  });
});
