import type { Invocation } from '../pump/invocation.ts';
import { startScheduler } from './start-scheduler.ts';

describe('startScheduler', () => {
  const time = new Date('2024-02-29T12:00:00.500Z');
  const common = { now: () => time, newId: () => 'id-1', report: () => undefined };

  /** Lets `rounds` rounds pass, then waits for the end. */
  function createRounds(rounds: number) {
    let left = rounds;
    return (signal: AbortSignal) =>
      left-- > 0
        ? Promise.resolve()
        : new Promise<void>((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(new Error('aborted'))),
          );
  }

  it('does nothing without schedules, and stops', async () => {
    const invoke = jest.fn();
    const scheduler = startScheduler({ ...common, schedules: [], invoke, nextRound: createRounds(3) });
    await scheduler.stop();
    expect(invoke).not.toHaveBeenCalled();
  });

  it('calls a function once per round with the event of EventBridge', async () => {
    const { promise: third, resolve } = Promise.withResolvers<void>();
    const invoke = jest.fn(() => {
      if (invoke.mock.calls.length === 3) resolve();
      return Promise.resolve<Invocation>({ outcome: 'answered', payload: 'null' });
    });
    const schedules = [{ functionName: 'sweeper' }];
    const scheduler = startScheduler({ ...common, schedules, invoke, nextRound: createRounds(3) });
    await third;
    await scheduler.stop();
    expect(invoke).toHaveBeenCalledTimes(3);
    expect(invoke).toHaveBeenCalledWith('sweeper', {
      version: '0',
      id: 'id-1',
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      time: '2024-02-29T12:00:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:events:us-east-1:000000000000:rule/sweeper'],
      detail: {},
    });
  });

  it('hands over the input of a schedule and goes on after a failure', async () => {
    const { promise: second, resolve } = Promise.withResolvers<void>();
    const report = jest.fn();
    const invoke = jest.fn((_name: string, _event: unknown) => {
      if (invoke.mock.calls.length === 2) resolve();
      return Promise.resolve<Invocation>({ outcome: 'failed', reason: 'HTTP 500' });
    });
    const schedules = [{ functionName: 'sweeper', input: { dryRun: true } }];
    const options = { ...common, report, schedules, invoke, nextRound: createRounds(2) };
    const scheduler = startScheduler(options);
    await second;
    await scheduler.stop();
    expect(invoke).toHaveBeenLastCalledWith('sweeper', { dryRun: true });
    expect(report.mock.calls).toEqual([['sweeper: HTTP 500'], ['sweeper: HTTP 500']]);
  });

  it('waits at its end for the call that is under way', async () => {
    const { promise: called, resolve: call } = Promise.withResolvers<void>();
    const { promise: answered, resolve: answer } = Promise.withResolvers<Invocation>();
    const invoke = () => {
      call();
      return answered;
    };
    const schedules = [{ functionName: 'sweeper' }];
    const scheduler = startScheduler({ ...common, schedules, invoke, nextRound: createRounds(1) });
    await called;
    const order: string[] = [];
    const stopping = scheduler.stop().then(() => order.push('stopped'));
    await Promise.resolve();
    order.push('answering');
    answer({ outcome: 'answered', payload: '' });
    await stopping;
    expect(order).toEqual(['answering', 'stopped']);
  });
});
