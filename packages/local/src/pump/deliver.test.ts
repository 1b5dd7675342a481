import type { QueueMapping } from '../stack/stack-report.ts';
import { createDeliver } from './deliver.ts';
import { deliverTwice } from './deliver-twice.ts';
import type { Invocation } from './invocation.ts';
import { leaveUnreachable } from './leave-unreachable.ts';

const mapping: QueueMapping = {
  functionName: 'worker',
  queue: { logicalId: 'Queue', url: 'http://q', arn: 'arn:q', visibilitySeconds: 48, maxReceiveCount: 11 },
  batchSize: 2,
  maximumConcurrency: 1,
  partialBatches: true,
};
const messageOf = (id: string, body = '{}') => ({ MessageId: id, ReceiptHandle: `r-${id}`, Body: body });

describe('createDeliver', () => {
  it('lets the messages go that the function did not name', async () => {
    const payload = '{"batchItemFailures":[{"itemIdentifier":"a"}]}';
    const invoke = jest.fn(() => Promise.resolve<Invocation>({ outcome: 'answered', payload }));
    const report = jest.fn();
    const deliver = createDeliver(mapping, invoke, report);
    expect(await deliver([messageOf('a'), messageOf('b')])).toEqual([messageOf('b')]);
    expect(invoke).toHaveBeenCalledWith(
      'worker',
      expect.objectContaining({ Records: expect.any(Array) as unknown }),
    );
    expect(report).not.toHaveBeenCalled();
  });

  it('keeps all of them when the function failed, and says so', async () => {
    const invoke = () => Promise.resolve<Invocation>({ outcome: 'failed', reason: 'HTTP 500' });
    const report = jest.fn();
    expect(await createDeliver(mapping, invoke, report)([messageOf('a')])).toEqual([]);
    expect(report).toHaveBeenCalledWith('worker: HTTP 500');
  });
});

describe('deliverTwice', () => {
  it('hands each batch over twice, at the same time and then one after the other', async () => {
    const events: string[] = [];
    const deliver = deliverTwice(async (messages) => {
      events.push('begin');
      await Promise.resolve();
      events.push('end');
      return [...messages];
    });
    expect(await deliver([messageOf('a')])).toEqual([messageOf('a')]);
    expect(await deliver([messageOf('b')])).toEqual([messageOf('b')]);
    expect(events).toEqual(['begin', 'begin', 'end', 'end', 'begin', 'end', 'begin', 'end']);
  });

  it('deletes what either delivery allows', async () => {
    const answers = [[messageOf('a')], [messageOf('b')]];
    const deliver = deliverTwice(() => Promise.resolve(answers.shift() ?? []));
    expect(await deliver([messageOf('a'), messageOf('b')])).toEqual([messageOf('a'), messageOf('b')]);
  });
});

describe('leaveUnreachable', () => {
  it('gives back the messages of the chunks named and delivers the others', async () => {
    const deliver = jest.fn((messages: readonly object[]) => Promise.resolve([...messages]));
    const giveBack = jest.fn(() => Promise.resolve());
    const [lost, other, unreadable] = [
      messageOf('a', '{"chunkIndex":3}'),
      messageOf('b', '{"chunkIndex":4}'),
      messageOf('c', 'not JSON'),
    ];
    const faulty = leaveUnreachable(deliver, { chunkIndexes: [3], giveBack });
    expect(await faulty([lost, other, unreadable])).toEqual([other, unreadable]);
    expect(giveBack.mock.calls).toEqual([[lost]]);
    expect(await faulty([lost])).toEqual([]);
    expect(deliver).toHaveBeenCalledTimes(1);
  });
});
